package io.antiphon.server;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What must hold of the structure of all modules, which meet in this one.
class StructureTest {

    /// A rule that sees no classes holds always; this many are known to be there.
    private static final int KNOWN_CLASSES = 900;
    private static final int KNOWN_FILES = 700;
    private static final int MOST_LINES = 400;

    @Test
    void noPackagesOfAnyModuleFormACycle() {
        JavaClasses all = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.antiphon");
        assertThat(all).hasSizeGreaterThanOrEqualTo(KNOWN_CLASSES);
        slices().matching("io.antiphon.(**)").should().beFreeOfCycles().check(all);
    }

    @Test
    void noSourceFileIsLongerThanFourHundredLines() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("..").toRealPath())) {
            List<Path> sources = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains("/src/"))
                    .toList();
            assertThat(sources).hasSizeGreaterThanOrEqualTo(KNOWN_FILES);
            assertThat(sources).filteredOn(file -> lineCount(file) > MOST_LINES).isEmpty();
        }
    }

    private static long lineCount(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
