package io.antiphon.subsonic.endpoint;

import io.antiphon.core.chat.ChatService;
import io.antiphon.subsonic.parameter.ChatParameters.AddChatMessage;
import io.antiphon.subsonic.parameter.ChatParameters.MessagesSince;
import io.antiphon.subsonic.response.ChatMessage;
import io.antiphon.subsonic.response.ChatMessages;
import java.util.List;

/// Chat.
final class ChatEndpoints implements ChapterEndpoints {

    private final ChatService chat;

    ChatEndpoints(SubsonicPorts ports) {
        this.chat = ports.community().chat();
    }

    @Override
    public List<Endpoint<?>> endpoints() {
        return List.of(entry("getChatMessages").answers("chatMessages", ChatMessages.class, MessagesSince.class,
                (_, asked) -> messages(asked)),
                entry("addChatMessage").does(AddChatMessage.class,
                        (caller, asked) -> chat.say(caller.user(), asked.message())));
    }

    private static Endpoint.Entry entry(String name) {
        return Endpoint.named(Chapter.CHAT, name, "1.2.0");
    }

    private ChatMessages messages(MessagesSince asked) {
        return new ChatMessages(chat.list(asked.since())
                .stream()
                .map(message -> new ChatMessage(message.userName(), message.at().toEpochMilli(), message.text()))
                .toList());
    }
}
