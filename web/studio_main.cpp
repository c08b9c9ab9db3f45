#include "web/studio/studio_app.h"

int main() {
    static regulars::studio::StudioApp app;
    regulars::platform::run(app);
}
