// Boost.Test itself: the one file that holds it. Tests include <boost/test/unit_test.hpp>.
#define BOOST_TEST_MODULE regulars
#include <boost/test/included/unit_test.hpp>
