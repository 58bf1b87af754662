package dev.signalpost.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The design as rules: who may know whom, and how large a file may grow. */
class ArchitectureTest {

    private static final int LONGEST_FILE = 300;
    private static final int LONGEST_DIALECT_FILE = 200;

    private final JavaClasses ours =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("dev.signalpost");

    @Test
    void servicesDoNotKnowEachOther() {
        List<String> services = List.of("registry", "ingest", "delivery", "log");
        for (String service : services) {
            String[] others =
                    services.stream()
                            .filter(other -> !other.equals(service))
                            .map(other -> "dev.signalpost." + other + "..")
                            .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage("dev.signalpost." + service + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .check(ours);
        }
    }

    @Test
    void contractsDependOnNothingOfOurs() {
        noClasses()
                .that()
                .resideInAPackage("dev.signalpost.contracts..")
                .should()
                .dependOnClassesThat(
                        com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage(
                                        "dev.signalpost..")
                                .and(
                                        com.tngtech.archunit.base.DescribedPredicate.not(
                                                com.tngtech.archunit.core.domain.JavaClass
                                                        .Predicates.resideInAPackage(
                                                        "dev.signalpost.contracts.."))))
                .check(ours);
    }

    @Test
    void theCoreKnowsNoDialectAndNoHttp() {
        for (String service : List.of("registry", "ingest", "log")) {
            noClasses()
                    .that()
                    .resideInAPackage("dev.signalpost." + service + "..")
                    .and()
                    .resideOutsideOfPackage("dev.signalpost." + service + ".dialect..")
                    .and()
                    .haveSimpleNameNotEndingWith("Filter")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "dev.signalpost.dialects..",
                            "dev.signalpost." + service + ".dialect..",
                            "jakarta.ws.rs..")
                    .check(ours);
        }
        noClasses()
                .that()
                .resideInAPackage("dev.signalpost.delivery..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.signalpost.dialects..", "jakarta.ws.rs..")
                .check(ours);
    }

    @Test
    void dataFlowsForwardOnly() {
        for (String service : List.of("registry", "ingest", "delivery", "log")) {
            slices().matching("dev.signalpost." + service + ".(*)..")
                    .should()
                    .beFreeOfCycles()
                    .check(ours);
        }
    }

    @Test
    void dialectsDoNotCallEachOther() {
        slices().matching("..dialect.(*)..").should().notDependOnEachOther().check(ours);
        slices().matching("dev.signalpost.dialects.(*)..")
                .should()
                .notDependOnEachOther()
                .check(ours);
    }

    @Test
    void thereIsNoFieldInjectionAndNoPackageWithoutMeaning() {
        ArchRule injection = GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
        injection.check(ours);
        classes()
                .should()
                .resideOutsideOfPackages(
                        "..common..",
                        "..util..",
                        "..utils..",
                        "..model..",
                        "..dto..",
                        "..impl..",
                        "..service..",
                        "..manager..",
                        "..config..",
                        "..exception..")
                .check(ours);
    }

    @Test
    void filesStaySmall() throws IOException {
        for (Path file : Sources.main()) {
            long lines;
            try (Stream<String> text = Files.lines(file)) {
                lines = text.count();
            }
            int longest =
                    file.toString().contains("/dialect") ? LONGEST_DIALECT_FILE : LONGEST_FILE;
            assertThat(lines).as(file.toString()).isLessThanOrEqualTo(longest);
        }
    }

    @Test
    void noConfigurationKeyIsSetByTwoModules() throws IOException {
        Map<String, Path> owners = new HashMap<>();
        for (Path file : Sources.configurations()) {
            // What the program itself sets wins over all others, by Quarkus' rules.
            if (file.toString().contains("/standalone/")) {
                continue;
            }
            var properties = new Properties();
            try (var reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            }
            for (String key : properties.stringPropertyNames()) {
                assertThat(owners.put(key, file)).as(key + " in " + file).isNull();
            }
        }
    }
}
