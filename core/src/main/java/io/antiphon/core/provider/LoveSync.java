package io.antiphon.core.provider;

import java.util.List;

/// Notes what somebody loves.
public interface LoveSync {

    /// @param loved whether they do; otherwise it is taken back
    /// @return nothing when the account is no longer allowed, or the song is not known there
    Lookup<Boolean> love(ListenerAccount account, LovedSong song, boolean loved);

    /// What they love there, the latest first. A song that cannot be read has neither title nor artist, so that it is not taken for gone.
    ///
    /// @param page from 1 on
    /// @return an empty list behind the last page; nothing when the account is no longer allowed
    Lookup<List<LovedSong>> listLoved(ListenerAccount account, int page);
}
