package io.antiphon.core.relation;

/// The id of a relation: 16 characters of `[0-9A-Za-z]`.
public record RelationId(String value) {}
