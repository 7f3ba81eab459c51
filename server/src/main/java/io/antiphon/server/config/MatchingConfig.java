package io.antiphon.server.config;

/// What is made of what providers find: see `docs/provenance.md`.
public record MatchingConfig(
        @Setting(
                value = "Whether what is surely the same is taken over without asking. Otherwise everything that is found waits for a curator.",
                byDefault = "false") boolean automatic,
        @Setting(
                value = "Whether what is taken over without asking replaces what tags say. Otherwise it fills in only what they leave out.",
                byDefault = "false") boolean replaceTags,
        @Setting(value = "From which score on, in percent, something is surely the same.", byDefault = "88", min = 50,
                max = 100) int automaticFrom,
        @Setting(value = "From which score on, in percent, something waits for a curator. What scores less is dropped.",
                byDefault = "60", min = 0, max = 100) int reviewFrom) {}
