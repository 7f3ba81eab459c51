package io.antiphon.core.relation;

/// What a track is of another thing: of a track, or, for `PART_OF_RELEASE`, of an album that its file does not lie in.
public enum RelationKind {
    REMIX_OF, EDIT_OF, ALTERNATE_VERSION_OF, SAMPLE_OF, PART_OF_RELEASE
}
