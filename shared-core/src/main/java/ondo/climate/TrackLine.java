package ondo.climate;

import ondo.statistics.Missing;

/** Walks along a track in ascending time, linear between fixes in position and pressure. */
final class TrackLine {

  private final StormTrack track;
  private final int last;
  private int from;
  private int to;
  private int pressureFrom;
  private int pressureTo;
  private double hours;

  TrackLine(StormTrack track, int first, int last) {
    this.track = track;
    this.last = last;
    from = first;
    to = first + 1;
    pressureFrom = first;
    pressureTo = nextPressure(first);
  }

  private int nextPressure(int after) {
    var i = after + 1;
    while (Missing.is(track.fixes().get(i).pressure())) {
      i++;
    }
    return i;
  }

  void moveTo(double hours) {
    this.hours = hours;
    while (to < last && track.hours(to) <= hours) {
      from = to++;
    }
    while (pressureTo < last && track.hours(pressureTo) <= hours) {
      pressureFrom = pressureTo;
      pressureTo = nextPressure(pressureFrom);
    }
  }

  double latitude() {
    var a = track.fixes().get(from).centre().latitude();
    return a + share(from, to) * (track.fixes().get(to).centre().latitude() - a);
  }

  double longitude() {
    var a = track.fixes().get(from).centre().longitude();
    var b = track.fixes().get(to).centre().longitude();
    return WindField.wrapped(a + share(from, to) * WindField.wrapped(b - a));
  }

  double pressure() {
    var a = track.fixes().get(pressureFrom).pressure();
    return a + share(pressureFrom, pressureTo) * (track.fixes().get(pressureTo).pressure() - a);
  }

  private double share(int a, int b) {
    return (hours - track.hours(a)) / (track.hours(b) - track.hours(a));
  }
}
