package io.antiphon.persistence.user;

import io.antiphon.persistence.Sql;
import java.util.List;

/// All that a user leaves behind, for deleting it with the account.
final class UserRemains {

    private static final List<String> STATEMENTS = List.of(
            // What they rated counts no more.
            """
                    UPDATE item_rating r SET
                        total = total - (SELECT n.rating FROM annotation n WHERE n.user_id = ? AND n.kind = r.kind AND n.item = r.item),
                        votes = votes - 1
                    WHERE EXISTS (SELECT 1 FROM annotation n WHERE n.user_id = ? AND n.kind = r.kind AND n.item = r.item AND n.rating IS NOT NULL)
                    """, //
            "DELETE FROM annotation WHERE user_id = ?", //
            "DELETE FROM play WHERE user_id = ?", //
            // Others that saw the playlists are told that they are gone.
            "UPDATE personal_change SET seq = 0, deleted = TRUE WHERE user_id = ? AND kind = 11 AND shown = TRUE", //
            "DELETE FROM personal_change WHERE user_id = ? AND NOT (kind = 11 AND shown = TRUE)", //
            "DELETE FROM change_view WHERE user_id = ?", //
            "DELETE FROM playlist_entry WHERE playlist IN (SELECT id FROM playlist WHERE owner = ?)",
            "DELETE FROM playlist_share WHERE user_id = ? OR playlist IN (SELECT id FROM playlist WHERE owner = ?)", //
            "DELETE FROM playlist WHERE owner = ?", //
            "DELETE FROM play_queue WHERE user_id = ?", //
            "DELETE FROM playback_session WHERE user_id = ?", //
            "DELETE FROM bookmark WHERE user_id = ?", //
            "DELETE FROM collection_entry WHERE user_id = ?", //
            "DELETE FROM track_slice WHERE owner = ?", //
            "DELETE FROM upload WHERE owner = ?", //
            // What they said of music stays, without saying who.
            "UPDATE field_step SET made_by = NULL WHERE made_by = ?", //
            "UPDATE field_step SET reverted_by = NULL WHERE reverted_by = ?", //
            "UPDATE kept_picture SET kept_by = NULL WHERE kept_by = ?", //
            "DELETE FROM share_item WHERE share IN (SELECT id FROM share WHERE owner = ?)", //
            "DELETE FROM share WHERE owner = ?", //
            "DELETE FROM chat_message WHERE user_id = ?", //
            "DELETE FROM repeated_request WHERE user_id = ?", //
            "DELETE FROM scrobble_account WHERE user_id = ?", //
            "DELETE FROM scrobble_play WHERE user_id = ?", //
            "DELETE FROM scrobble_love WHERE user_id = ?", //
            "DELETE FROM scrobble_love_seen WHERE user_id = ?", //
            "DELETE FROM download WHERE owner = ?", //
            "DELETE FROM external_deed WHERE user_id = ?", //
            "DELETE FROM external_track WHERE user_id = ?", //
            "DELETE FROM app_password WHERE user_id = ?", //
            "DELETE FROM api_key WHERE user_id = ?", //
            "DELETE FROM pairing_code WHERE user_id = ?", //
            "DELETE FROM external_identity WHERE user_id = ?", //
            "DELETE FROM session WHERE user_id = ?", //
            "DELETE FROM account_link WHERE account = ? OR maker = ?");

    private final Sql sql;

    UserRemains(Sql sql) {
        this.sql = sql;
    }

    void delete(String user) {
        for (String statement : STATEMENTS) {
            Object[] parameters = new Object[(int) statement.chars().filter(c -> c == '?').count()];
            java.util.Arrays.fill(parameters, user);
            sql.change(statement, parameters);
        }
        sql.change("DELETE FROM item_rating WHERE votes <= 0");
    }
}
