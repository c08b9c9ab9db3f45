# REGULARS_TOOLCHAIN is where scripts/setup puts what Debian 12 lacks.
if(DEFINED ENV{REGULARS_TOOLCHAIN})
    set(REGULARS_TOOLCHAIN "$ENV{REGULARS_TOOLCHAIN}")
else()
    set(REGULARS_TOOLCHAIN "$ENV{HOME}/.cache/regulars/toolchain")
endif()
