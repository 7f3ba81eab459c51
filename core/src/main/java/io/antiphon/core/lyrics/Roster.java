package io.antiphon.core.lyrics;

import io.antiphon.core.lyrics.Lyrics.Agent;
import io.antiphon.core.lyrics.Lyrics.Role;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who sings in a layer. Empty when the source tells nobody apart; else exactly one agent is the main one.
final class Roster {

    private static final String FIRST_VOICE = "v1";

    /// @param id absent for lines that name nobody
    private record Key(@Nullable String id, boolean background) {}

    private static final Key NOBODY = new Key(null, false);
    private static final Key BACKGROUND = new Key(null, true);

    private final Map<Key, Agent> agents = new LinkedHashMap<>();
    private final boolean nobodyIsFirstVoice;

    Roster(LayerDraft draft, List<LineDraft> lines) {
        Set<Key> used = new java.util.LinkedHashSet<>();
        lines.forEach(line -> line.voices()
                .stream()
                .filter(voice -> !voice.text().isBlank())
                .forEach(voice -> used.add(written(voice))));
        nobodyIsFirstVoice = used.contains(new Key(FIRST_VOICE, false));
        if (nobodyIsFirstVoice) {
            used.remove(NOBODY);
        }
        if (tellsApart(used, draft)) {
            name(used, draft);
        }
    }

    boolean isEmpty() {
        return agents.isEmpty();
    }

    List<Agent> agents() {
        return List.copyOf(agents.values());
    }

    @Nullable Agent agentOf(Voice voice) {
        Key key = written(voice);
        return agents.get(nobodyIsFirstVoice && key.equals(NOBODY) ? new Key(FIRST_VOICE, false) : key);
    }

    private static Key written(Voice voice) {
        return voice.background() ? BACKGROUND : new Key(voice.agent(), false);
    }

    private static boolean tellsApart(Set<Key> used, LayerDraft draft) {
        return used.size() > 1
                || used.stream().map(key -> singer(draft, key)).anyMatch(one -> one != null && one.name() != null);
    }

    private void name(Set<Key> used, LayerDraft draft) {
        Key main = main(used, draft);
        Set<String> taken = new HashSet<>();
        for (Key key : used) {
            LayerDraft.Singer singer = singer(draft, key);
            Role role = key.equals(main) ? Role.MAIN : role(key, singer);
            agents.put(key, new Agent(freeId(key, taken), role, singer == null ? null : singer.name()));
        }
    }

    /// Whoever the unmarked lines belong to, or the first singer; a group or the background only where nobody else sings.
    private static Key main(Set<Key> used, LayerDraft draft) {
        Key firstVoice = new Key(FIRST_VOICE, false);
        if (used.contains(NOBODY)) {
            return NOBODY;
        }
        if (used.contains(firstVoice) && role(firstVoice, singer(draft, firstVoice)) == Role.VOICE) {
            return firstVoice;
        }
        for (Role wanted : List.of(Role.VOICE, Role.GROUP)) {
            for (Key key : used) {
                if (role(key, singer(draft, key)) == wanted) {
                    return key;
                }
            }
        }
        return used.iterator().next();
    }

    private static Role role(Key key, LayerDraft.@Nullable Singer singer) {
        if (key.background()) {
            return Role.BACKGROUND;
        }
        return singer != null && singer.group() ? Role.GROUP : Role.VOICE;
    }

    private static LayerDraft.@Nullable Singer singer(LayerDraft draft, Key key) {
        return key.id() == null ? null : draft.singers().get(key.id());
    }

    private static String freeId(Key key, Set<String> taken) {
        String wish = key.id() != null ? key.id() : key.background() ? "bg" : "main";
        String id = wish;
        for (int i = 2; !taken.add(id); i++) {
            id = wish + "-" + i;
        }
        return id;
    }
}
