package ondo.api.site;

import java.time.Clock;
import java.util.UUID;
import ondo.api.snapshot.Snapshots;
import ondo.geo.LatLon;
import ondo.store.RegisteredSite;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Gives a draft its id and its place in the current data set. */
@Component
class Registrar {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final Snapshots snapshots;
  private final Clock clock;

  Registrar(Snapshots snapshots, Clock clock) {
    this.snapshots = snapshots;
    this.clock = clock;
  }

  RegisteredSite register(UUID id, SiteDraft draft) {
    var place = snapshots.current().place(new LatLon(draft.latitude(), draft.longitude()));
    var now = clock.instant();
    return new RegisteredSite(
        id,
        draft.externalId(),
        draft.name(),
        draft.latitude(),
        draft.longitude(),
        draft.assetValue(),
        draft.currency(),
        draft.annualValueAdded(),
        draft.insuredShare(),
        draft.deductible(),
        draft.limit(),
        draft.standardOfProtectionYears(),
        JSON.writeValueAsString(draft.attributes()),
        new RegisteredSite.Placement(
            place.dataSetId(),
            place.gridId(),
            place.gridDistanceM(),
            place.regionCode(),
            place.regionDistanceM()),
        1,
        now,
        now);
  }
}
