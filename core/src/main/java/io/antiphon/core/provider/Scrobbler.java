package io.antiphon.core.provider;

import java.util.List;

/// Notes what somebody hears.
public interface Scrobbler {

    /// How many [#submit] takes at once.
    int batch();

    /// Whose key it is.
    ///
    /// @param key as the person got it from the provider; for Last.fm the token that they allowed
    /// @return the account with the key to keep; nothing when the key is none
    Lookup<ListenerAccount> connect(String key);

    /// Says that they are hearing it now. What becomes of it matters little.
    Lookup<Submitted> nowPlaying(ListenerAccount account, Listen listen);

    /// Notes what they heard. May be told the same again after a failure without noting it twice.
    ///
    /// @param listens oldest first, at most [#batch]
    /// @return nothing when the account is no longer allowed: ask the person
    Lookup<Submitted> submit(ListenerAccount account, List<Listen> listens);

    /// @param accepted how many were noted
    /// @param refused those that never will be, with the reason
    record Submitted(int accepted, List<Refused> refused) {

        public Submitted {
            refused = List.copyOf(refused);
        }
    }

    record Refused(Listen listen, String reason) {}
}
