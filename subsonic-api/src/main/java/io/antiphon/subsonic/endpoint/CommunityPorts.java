package io.antiphon.subsonic.endpoint;

import io.antiphon.core.artwork.PictureLinks;
import io.antiphon.core.chat.ChatService;
import io.antiphon.core.radio.RadioService;
import io.antiphon.core.sharing.ShareLinks;
import io.antiphon.core.sharing.SharingService;

/// What the chapters on sharing, internet radio and chat need, and links for those who have no account.
public record CommunityPorts(SharingService sharing, ShareLinks shareLinks, PictureLinks pictureLinks,
        RadioService radio, ChatService chat) {}
