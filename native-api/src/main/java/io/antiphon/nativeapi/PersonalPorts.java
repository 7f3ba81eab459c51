package io.antiphon.nativeapi;

import io.antiphon.core.draft.DraftService;
import io.antiphon.nativeapi.event.LivePorts;
import io.antiphon.nativeapi.setting.SettingPorts;
import io.antiphon.nativeapi.share.SharePorts;

/// What users show to others and to whom, what they set for themselves, and what they are told of while they listen.
public record PersonalPorts(SharePorts shares, LivePorts live, DraftService drafts, SettingPorts settings) {}
