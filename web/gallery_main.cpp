#include "web/gallery/gallery_app.h"

int main() {
    static regulars::gallery::GalleryApp app;
    regulars::platform::run(app);
}
