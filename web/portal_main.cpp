#include "web/app/portal_app.h"

int main() {
    static regulars::PortalApp app;
    regulars::platform::run(app);
}
