package io.antiphon.nativeapi.admin;

import io.antiphon.core.audit.AuditKind;
import io.antiphon.core.transfer.TransferReport;
import io.antiphon.core.transfer.TransferTerms;
import io.antiphon.core.transfer.UserDataTransfer.Exported;
import io.antiphon.core.user.Role;
import io.antiphon.core.user.UserId;
import io.antiphon.http.media.AnswerStream;
import io.antiphon.nativeapi.http.Access;
import io.antiphon.nativeapi.http.Answer;
import io.antiphon.nativeapi.http.Call;
import io.antiphon.nativeapi.http.Parameter;
import io.antiphon.nativeapi.http.ProblemException;
import io.antiphon.nativeapi.http.ProblemType;
import io.antiphon.nativeapi.http.Route;
import io.antiphon.nativeapi.http.Streamed;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What people did, as lines of JSON: everything for owners, their own for everybody; `docs/backups.md`.
final class TransferRoutes {

    private static final List<Parameter> TERMS = List.of(Parameter.flag("dryRun", "Says what would be done."),
            Parameter.flag("preferImported", "What is there gives way."),
            Parameter.text("user", "theirs=ours, for accounts of other names.").several());
    private static final Duration LINKS_LAST = Duration.ofDays(14);

    private final AdminPorts ports;

    TransferRoutes(AdminPorts ports) {
        this.ports = ports;
    }

    List<Route> routes() {
        return List.of(
                new Route(Method.GET, "/admin/export", Access.ADMIN,
                        "Sends what everybody did as lines of JSON, for owners", call -> {
                            requireOwner(call);
                            return export(call, null);
                        }).givesMedia("application/x-ndjson"),
                new Route(Method.POST, "/admin/import", Access.ADMIN,
                        "Takes in what everybody did, from the lines of an export, for owners", this::importAll)
                        .query(TERMS)
                        .takesMedia("application/x-ndjson")
                        .gives(Imported.class),
                new Route(Method.GET, "/users/me/export", Access.ACCOUNT, "Sends what the caller did as lines of JSON",
                        call -> export(call, call.account(ports.account().accounts()).id()))
                        .givesMedia("application/x-ndjson")
                        .mayFail(ProblemType.NOT_FOUND),
                new Route(Method.POST, "/users/me/import", Access.ACCOUNT,
                        "Takes in what the caller did elsewhere, from the lines of an export", this::importOwn)
                        .query(TERMS)
                        .takesMedia("application/x-ndjson")
                        .gives(Imported.class)
                        .mayFail(ProblemType.NOT_FOUND));
    }

    private static void requireOwner(Call call) {
        if (call.user().role() != Role.OWNER) {
            throw new ProblemException(403, "only an owner takes everybody's data out or in");
        }
    }

    private Answer export(Call call, @Nullable UserId only) {
        try {
            Exported exported = ports.transfer().write(only);
            ports.account()
                    .auditor()
                    .record(AuditKind.DATA_EXPORTED, call.user().name(), call.address(), call.user().name(),
                            only == null ? "everybody's" : "their own");
            return Answer.ok(sent(exported.file()));
        } catch (IOException e) {
            throw new ProblemException(503, "the export could not be written: %s".formatted(e.getMessage()));
        }
    }

    private static Streamed sent(Path file) {
        return (_, response) -> {
            response.header(HeaderNames.CONTENT_TYPE, "application/x-ndjson");
            response.header(HeaderNames.CONTENT_DISPOSITION, "attachment; filename=\"antiphon-export.jsonl\"");
            try (InputStream in = Files.newInputStream(file); OutputStream out = AnswerStream.of(response)) {
                in.transferTo(out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                delete(file);
            }
        };
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            System.getLogger(TransferRoutes.class.getName())
                    .log(System.Logger.Level.WARNING, "{0} could not be deleted: {1}", file, e.getMessage());
        }
    }

    private Answer importAll(Call call) {
        requireOwner(call);
        TransferTerms terms = new TransferTerms(call.isSet("dryRun"), call.isSet("preferImported"), users(call), null);
        TransferReport report = read(call, terms);
        List<AccountLink> links = new ArrayList<>();
        if (!terms.dry()) {
            report.accounts().forEach(name -> links.add(new AccountLink(name, link(call, name))));
        }
        return Answer.ok(new Imported(report, links));
    }

    private String link(Call call, String name) {
        String token = ports.account()
                .links()
                .resetPassword(call.user(), name, ports.account().clock().instant().plus(LINKS_LAST))
                .token();
        return call.known(request -> ports.account().linkAddress().apply(token, request)).toString();
    }

    /// Where things lie on the server's disks is nobody's business.
    private Answer importOwn(Call call) {
        TransferTerms terms = new TransferTerms(call.isSet("dryRun"), call.isSet("preferImported"), users(call),
                call.account(ports.account().accounts()).id());
        TransferReport report = read(call, terms);
        return Answer.ok(new Imported(report.withoutPlaces(), List.of()));
    }

    private TransferReport read(Call call, TransferTerms terms) {
        try (InputStream in = call.request().content().inputStream()) {
            TransferReport report = ports.transfer().read(in, terms);
            if (!terms.dry()) {
                ports.account()
                        .auditor()
                        .record(AuditKind.DATA_IMPORTED, call.user().name(), call.address(), call.user().name(),
                                report.taken().toString());
            }
            return report;
        } catch (IOException e) {
            throw new ProblemException(400, "the lines could not be read: %s".formatted(e.getMessage()));
        }
    }

    private static Map<String, String> users(Call call) {
        Map<String, String> users = new HashMap<>();
        for (String pair : call.queries("user")) {
            int equals = pair.indexOf('=');
            if (equals < 1 || equals == pair.length() - 1) {
                throw new ProblemException(400, "`user` is theirs=ours, not `%s`".formatted(pair));
            }
            users.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return users;
    }

    /// @param links by which the new accounts get a password
    record Imported(TransferReport report, List<AccountLink> links) {

        Imported {
            links = List.copyOf(links);
        }
    }

    record AccountLink(String user, String url) {

        @Override
        public String toString() {
            return "AccountLink[user=" + user + "]";
        }
    }
}
