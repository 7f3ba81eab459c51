package io.antiphon.subsonic.endpoint;

/// The chapters of the specification, in its order.
public enum Chapter {
    SYSTEM("System"), BROWSING("Browsing"), LISTS("Album and song lists"), SEARCHING("Searching"),
    PLAYLISTS("Playlists"), RETRIEVAL("Media retrieval"),
    ANNOTATION("Media annotation"), SHARING("Sharing"), PODCAST("Podcast"), JUKEBOX("Jukebox"), RADIO("Internet radio"),
    CHAT("Chat"), USERS("User management"),
    BOOKMARKS("Bookmarks"), SCANNING("Media library scanning"), TRANSCODING("Transcoding");

    private final String title;

    Chapter(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
