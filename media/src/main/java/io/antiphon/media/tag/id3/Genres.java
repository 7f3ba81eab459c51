package io.antiphon.media.tag.id3;

import java.util.function.Consumer;

/// The numbered genres of ID3v1 with Winamp's extensions, and the ways `TCON` frames refer to them.
public final class Genres {

    private static final String[] NAMES = ("Blues,Classic Rock,Country,Dance,Disco,Funk,Grunge,Hip-Hop,Jazz,Metal,New Age,Oldies,Other,Pop,R&B,Rap,"
            + "Reggae,Rock,Techno,Industrial,Alternative,Ska,Death Metal,Pranks,Soundtrack,Euro-Techno,Ambient,Trip-Hop,Vocal,Jazz+Funk,Fusion,Trance,"
            + "Classical,Instrumental,Acid,House,Game,Sound Clip,Gospel,Noise,Alternative Rock,Bass,Soul,Punk,Space,Meditative,Instrumental Pop,"
            + "Instrumental Rock,Ethnic,Gothic,Darkwave,Techno-Industrial,Electronic,Pop-Folk,Eurodance,Dream,Southern Rock,Comedy,Cult,Gangsta Rap,"
            + "Top 40,Christian Rap,Pop/Funk,Jungle,Native American,Cabaret,New Wave,Psychedelic,Rave,Showtunes,Trailer,Lo-Fi,Tribal,Acid Punk,Acid Jazz,"
            + "Polka,Retro,Musical,Rock & Roll,Hard Rock,Folk,Folk-Rock,National Folk,Swing,Fast-Fusion,Bebop,Latin,Revival,Celtic,Bluegrass,Avantgarde,"
            + "Gothic Rock,Progressive Rock,Psychedelic Rock,Symphonic Rock,Slow Rock,Big Band,Chorus,Easy Listening,Acoustic,Humour,Speech,Chanson,Opera,"
            + "Chamber Music,Sonata,Symphony,Booty Bass,Primus,Porn Groove,Satire,Slow Jam,Club,Tango,Samba,Folklore,Ballad,Power Ballad,Rhythmic Soul,"
            + "Freestyle,Duet,Punk Rock,Drum Solo,A Cappella,Euro-House,Dance Hall,Goa,Drum & Bass,Club-House,Hardcore Techno,Terror,Indie,BritPop,"
            + "Afro-Punk,Polsk Punk,Beat,Christian Gangsta Rap,Heavy Metal,Black Metal,Crossover,Contemporary Christian,Christian Rock,Merengue,Salsa,"
            + "Thrash Metal,Anime,JPop,Synthpop,Abstract,Art Rock,Baroque,Bhangra,Big Beat,Breakbeat,Chillout,Downtempo,Dub,EBM,Eclectic,Electro,"
            + "Electroclash,Emo,Experimental,Garage,Global,IDM,Illbient,Industro-Goth,Jam Band,Krautrock,Leftfield,Lounge,Math Rock,New Romantic,Nu-Breakz,"
            + "Post-Punk,Post-Rock,Psytrance,Shoegaze,Space Rock,Trop Rock,World Music,Neoclassical,Audiobook,Audio Theatre,Neue Deutsche Welle,Podcast,"
            + "Indie Rock,G-Funk,Dubstep,Garage Rock,Psybient").split(",");

    private Genres() {}

    /// The genre of a number, empty when there is none.
    public static String byNumber(int number) {
        return number >= 0 && number < NAMES.length ? NAMES[number] : "";
    }

    /// Resolves a `TCON` value: `17`, `(17)`, `(17)(18)`, `(17)Refined name`, `((literal parenthesis`, `RX`, `CR`, or a name.
    static void split(String text, Consumer<String> genres) {
        String rest = text.strip();
        while (rest.startsWith("(") && !rest.startsWith("((")) {
            int close = rest.indexOf(')');
            String name = close < 0 ? "" : reference(rest.substring(1, close));
            if (name.isEmpty()) {
                break;
            }
            rest = rest.substring(close + 1).strip();
            // A name after its own number only spells it.
            if (!rest.equalsIgnoreCase(name)) {
                genres.accept(name);
            }
        }
        String name = rest.startsWith("((") ? rest.substring(1) : rest;
        String referred = reference(name);
        genres.accept(referred.isEmpty() ? name : referred);
    }

    private static String reference(String text) {
        if (text.equals("RX")) {
            return "Remix";
        }
        if (text.equals("CR")) {
            return "Cover";
        }
        boolean number = !text.isEmpty() && text.length() <= 3 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? byNumber(Integer.parseInt(text)) : "";
    }
}
