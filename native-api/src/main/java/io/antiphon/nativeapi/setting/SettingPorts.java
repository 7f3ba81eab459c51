package io.antiphon.nativeapi.setting;

import io.antiphon.core.user.AccountService;
import io.antiphon.core.user.OwnSettingsService;
import java.util.Map;
import java.util.function.Supplier;

/// What settings stand on.
///
/// @param running what the server runs with, by key, without secrets
public record SettingPorts(Supplier<Map<String, String>> running, AccountService accounts, OwnSettingsService own) {}
