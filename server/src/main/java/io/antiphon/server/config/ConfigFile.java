package io.antiphon.server.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// Reads `antiphon.yaml`, keeping the line of every value.
final class ConfigFile {

    static final String NAME = "antiphon.yaml";

    private static final int MAX_BYTES = 1 << 20;

    private ConfigFile() {}

    /// @return the file's values; none when there is no file or it holds nothing
    /// @throws InvalidConfigException when it cannot be read
    static Raw.Fields read(Path file) {
        Raw.Fields nothing = new Raw.Fields(Map.of(), NAME);
        if (!Files.exists(file)) {
            return nothing;
        }
        try (Reader reader = Files.newBufferedReader(file)) {
            LoaderOptions options = new LoaderOptions();
            options.setCodePointLimit(MAX_BYTES);
            Node root = new Yaml(new SafeConstructor(options)).compose(reader);
            if (root == null || isNull(root)) {
                return nothing;
            }
            if (raw(root) instanceof Raw.Fields fields) {
                return fields;
            }
            throw new InvalidConfigException(List.of("%s: expected settings such as `http:`".formatted(source(root))));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new InvalidConfigException(List.of("%s line %d: %s".formatted(NAME, line, e.getProblem())));
        } catch (YAMLException | IOException e) {
            throw new InvalidConfigException(List.of("%s cannot be read: %s".formatted(file, e.getMessage())));
        }
    }

    private static Raw raw(Node node) {
        return switch (node) {
            case ScalarNode scalar -> new Raw.Text(isNull(scalar) ? "" : scalar.getValue(), source(scalar));
            case SequenceNode sequence -> items(sequence);
            case MappingNode mapping -> fields(mapping);
            default -> throw new InvalidConfigException(List.of("%s: cannot be understood".formatted(source(node))));
        };
    }

    private static Raw items(SequenceNode sequence) {
        List<Raw> items = new ArrayList<>();
        sequence.getValue().forEach(item -> items.add(raw(item)));
        return new Raw.Items(items, source(sequence));
    }

    private static Raw fields(MappingNode mapping) {
        Map<String, Raw> fields = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw new InvalidConfigException(
                        List.of("%s: a key must be a word".formatted(source(tuple.getKeyNode()))));
            }
            if (fields.put(key.getValue(), raw(tuple.getValueNode())) != null) {
                throw new InvalidConfigException(
                        List.of("%s: `%s` is set twice".formatted(source(key), key.getValue())));
            }
        }
        return new Raw.Fields(fields, source(mapping));
    }

    private static boolean isNull(Node node) {
        return Tag.NULL.equals(node.getTag());
    }

    private static String source(Node node) {
        return "%s line %d".formatted(NAME, node.getStartMark().getLine() + 1);
    }
}
