package ondo.api.snapshot;

/** Another result set is in memory; told to whoever prepares for it. */
public record SnapshotLoaded(Snapshot snapshot) {}
