package io.antiphon.core.event;

/// Something that happened. Each kind is a record in the package it speaks of.
public interface Event {}
