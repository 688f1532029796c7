// What fastgpx is built on, where fastgpx itself cannot be built (it needs the C++23 library of GCC 14): pugixml makes its
// tree of each GPX file named, and the distance over the points is added up. Dates are not read, which fastgpx does.
#include <cmath>
#include <cstdio>
#include <pugixml.hpp>

static double radians(double degrees) { return degrees * 0.017453292519943295; }

static double metres(double lat1, double lon1, double lat2, double lon2) {
  double up = std::sin(radians(lat2 - lat1) / 2), across = std::sin(radians(lon2 - lon1) / 2);
  double share = up * up + std::cos(radians(lat1)) * std::cos(radians(lat2)) * across * across;
  return 2 * 6371000 * std::asin(std::sqrt(share));
}

int main(int count, char **paths) {
  double total = 0, heights = 0;
  for (int i = 1; i < count; i++) {
    pugi::xml_document document;
    if (!document.load_file(paths[i])) return 1;
    for (pugi::xml_node track : document.child("gpx").children("trk"))
      for (pugi::xml_node segment : track.children("trkseg")) {
        bool first = true;
        double lat = 0, lon = 0;
        for (pugi::xml_node point : segment.children("trkpt")) {
          double nextLat = point.attribute("lat").as_double(), nextLon = point.attribute("lon").as_double();
          heights += point.child("ele").text().as_double();
          if (!first) total += metres(lat, lon, nextLat, nextLon);
          first = false, lat = nextLat, lon = nextLon;
        }
      }
  }
  std::printf("%.1f km, heights sum up to %.0f m\n", total / 1000, heights);
}
