package io.antiphon.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// What Maven's module boundaries cannot say about the domain.
class ArchitectureTest {

    /// A rule that sees no classes holds always; this many are known to be there.
    private static final int KNOWN_CLASSES = 110;

    private final JavaClasses domain = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.antiphon.core");

    @Test
    void theRulesSeeTheWholeDomain() {
        assertThat(domain).hasSizeGreaterThanOrEqualTo(KNOWN_CLASSES);
    }

    @Test
    void theDomainNeedsTheJdkAndJspecifyOnly() {
        classes().should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("io.antiphon.core..", "java..", "javax.crypto..", "javax.xml..",
                        "org.jspecify.annotations..")
                .check(domain);
    }

    @Test
    void theDomainKnowsNoSqlAndNoHttp() {
        noClasses().should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "java.net.http..", "com.sun..")
                .check(domain);
    }

    @Test
    void packagesFormNoCycles() {
        slices().matching("io.antiphon.core.(**)").should().beFreeOfCycles().check(domain);
    }
}
