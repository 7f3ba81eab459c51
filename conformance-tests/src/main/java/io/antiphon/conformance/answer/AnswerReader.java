package io.antiphon.conformance.answer;

import io.antiphon.conformance.protocol.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a whole answer: parses it, judges the envelope, and walks what it holds.
public final class AnswerReader {

    private static final String PAGE = "responses/subsonic-response";
    private static final Set<String> ENVELOPE = Set.of("status", "version", "type", "serverVersion", "openSubsonic",
            "error", "xmlns");
    /// What is larger is not read: no library makes such a document, and a tree takes many times its bytes.
    private static final int LARGEST = 48 << 20;
    private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+\\.\\d+");

    private final ResponseSchema schema;
    private boolean claimsOpenSubsonic;

    public AnswerReader(ResponseSchema schema) {
        this.schema = schema;
    }

    /// From now on every envelope must say that the server speaks OpenSubsonic.
    public void expectOpenSubsonic() {
        claimsOpenSubsonic = true;
    }

    /// What became of an answer. There is no envelope when it could not be read.
    public record ReadAnswer(@Nullable Envelope envelope, List<Finding> findings) {}

    /// Reads one answer.
    ///
    /// @param expected what a good answer holds, null for nothing
    public ReadAnswer read(byte[] body, Format format, Endpoint.@Nullable Answer expected) {
        List<Finding> findings = new ArrayList<>();
        try {
            if (body.length > LARGEST) {
                throw new UnreadableAnswerException("larger than " + (LARGEST >> 20) + " MiB");
            }
            WireNode root = format == Format.XML ? XmlAnswer.parse(body) : JsonAnswer.parse(body);
            return new ReadAnswer(envelope(root, expected, findings), findings);
        } catch (UnreadableAnswerException e) {
            findings.add(Finding.failure(Category.UNREADABLE, "a Subsonic answer in " + format, PAGE,
                    e.getMessage() + ": " + Excerpts.of(body)));
            return new ReadAnswer(null, findings);
        }
    }

    private Envelope envelope(WireNode root, Endpoint.@Nullable Answer expected, List<Finding> findings) {
        String status = scalar(root, "status", WireNode.Form.STRING, true, findings);
        String version = scalar(root, "version", WireNode.Form.STRING, true, findings);
        if (!VERSION.matcher(version).matches()) {
            findings.add(wrong("version is three numbers with dots", version));
        }
        String type = scalar(root, "type", WireNode.Form.STRING, claimsOpenSubsonic, findings);
        String server = scalar(root, "serverVersion", WireNode.Form.STRING, claimsOpenSubsonic, findings);
        String open = scalar(root, "openSubsonic", WireNode.Form.BOOLEAN, claimsOpenSubsonic, findings);
        if (!open.isEmpty() && !"true".equals(open)) {
            findings.add(wrong("openSubsonic is true where it is present", open));
        }
        boolean ok = "ok".equals(status);
        if (!ok && !"failed".equals(status)) {
            findings.add(wrong("status is ok or failed", status));
        }
        Optional<Envelope.ErrorAnswer> error = error(root, ok, findings);
        List<String> names = root.members().keySet().stream().filter(name -> !ENVELOPE.contains(name)).toList();
        AnswerTree payload = ok ? payload(root, names, expected, findings) : AnswerTree.nothing();
        return new Envelope(ok, version, type, server, "true".equals(open), error, payload, names);
    }

    private static String scalar(WireNode root, String name, WireNode.Form jsonForm, boolean required,
            List<Finding> findings) {
        List<WireNode> values = root.all(name);
        if (values.isEmpty()) {
            if (required) {
                findings.add(wrong("the envelope says " + name, "nothing"));
            }
            return "";
        }
        WireNode value = values.getFirst();
        WireNode.Form form = root.isXml() ? WireNode.Form.ATTRIBUTE : jsonForm;
        if (value.form() != form) {
            findings.add(wrong(name + " is " + (root.isXml() ? "an attribute" : "of its own JSON type"),
                    ResponseSchema.describe(value)));
        }
        return value.text();
    }

    private Optional<Envelope.ErrorAnswer> error(WireNode root, boolean ok, List<Finding> findings) {
        List<WireNode> errors = root.all("error");
        if (errors.isEmpty()) {
            if (!ok) {
                findings.add(wrong("a failed answer holds an error", "none"));
            }
            return Optional.empty();
        }
        if (ok) {
            findings.add(wrong("a good answer holds no error", "one"));
        }
        ResponseSchema.Reading reading = schema.read(errors.getFirst(), "Error", "error");
        findings.addAll(reading.findings());
        return Optional.of(
                new Envelope.ErrorAnswer((int) reading.tree().number("code", -1), reading.tree().text("message")));
    }

    private AnswerTree payload(WireNode root, List<String> names, Endpoint.@Nullable Answer expected,
            List<Finding> findings) {
        for (String name : names) {
            if (expected == null || !name.equals(expected.name())) {
                findings.add(Finding.failure(Category.UNDOCUMENTED_FIELD,
                        expected == null ? "nothing beneath the envelope"
                                : "only " + expected.name() + " beneath the envelope",
                        PAGE, name));
            }
        }
        if (expected == null) {
            return AnswerTree.nothing();
        }
        List<WireNode> values = root.all(expected.name());
        boolean array = root.arrays().contains(expected.name());
        if (expected.list() && (array || root.isXml())) {
            return walked(schema.readList(values, expected.type(), expected.name()), findings);
        }
        if (values.isEmpty() || array != expected.list()) {
            findings.add(Finding.failure(Category.MISSING_FIELD,
                    expected.name() + (expected.list() ? " is an array" : " is there, even when empty"),
                    "responses/" + expected.name(), values.isEmpty() ? "nothing" : array ? "an array" : "no array"));
            return AnswerTree.nothing();
        }
        return walked(schema.read(values.getFirst(), expected.type(), expected.name()), findings);
    }

    private static AnswerTree walked(ResponseSchema.Reading reading, List<Finding> findings) {
        findings.addAll(reading.findings());
        return reading.tree();
    }

    private static Finding wrong(String expected, String came) {
        return Finding.failure(Category.ENVELOPE, expected, PAGE, came);
    }
}
