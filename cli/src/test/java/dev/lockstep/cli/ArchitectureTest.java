package dev.lockstep.cli;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.lockstep.testkit.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who may know whom. */
class ArchitectureTest {

    private static final String ROOT = "dev.lockstep";

    /** The arrows of docs/architecture.md: a module, and the modules that it may use besides itself. */
    private static final Map<String, Set<String>> ARROWS = Map.of(
            "model", Set.of(),
            "document", Set.of("model"),
            "database", Set.of("model"),
            "migrate", Set.of("model", "document", "database"),
            "testkit", Set.of("model", "document", "database", "migrate"),
            "server", Set.of("model", "document", "database", "migrate"),
            "cli", Set.of("model", "document", "database", "migrate", "server"),
            "benchmarks", Set.of("model", "document", "database", "migrate", "server", "cli"));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    private static String[] packages(Set<String> modules) {
        return modules.stream().map(module -> ROOT + "." + module + "..").toArray(String[]::new);
    }

    @Test
    void modulesKnowOnlyThoseBelowThem() {
        ARROWS.forEach((module, known) -> {
            var others = ARROWS.keySet().stream()
                    .filter(other -> !other.equals(module) && !known.contains(other))
                    .collect(Collectors.toSet());
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + "." + module + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(packages(others))
                    .allowEmptyShould(true)
                    .check(CLASSES);
        });
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.lockstep.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void theModelKnowsNothingButJava() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".model..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + ".model..",
                        "java.lang..",
                        "java.util..",
                        "java.math..",
                        "java.time..",
                        "java.text..",
                        "java.nio.charset..",
                        "java.security..",
                        "org.jspecify.annotations..")
                .check(CLASSES);
    }

    /** One place of the server and one of the tests choose the product. */
    @Test
    void productsAreKnownOnlyToThemselves() {
        var products = List.of("sqlite", "postgres", "mysql", "mariadb");
        for (var product : products) {
            noClasses()
                    .that()
                    .resideOutsideOfPackage(ROOT + ".database." + product + "..")
                    .and()
                    .doNotHaveFullyQualifiedName("dev.lockstep.server.DatabaseOpening")
                    .and()
                    .haveNameNotMatching("dev\\.lockstep\\.testkit\\.(TestVendor|PostgresServer|MariaDbServer)(\\$.*)?")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(ROOT + ".database." + product + "..", "org." + product + "..")
                    .check(CLASSES);
        }
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".database..")
                .and()
                .resideOutsideOfPackage(ROOT + ".benchmarks..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.sqlite..", "org.postgresql..", "org.mariadb..", "com.mysql..", "com.zaxxer..")
                .check(CLASSES);
    }

    /** Others hand a connection on and let its exception pass; they ask nothing of it. */
    @Test
    void sqlStaysWhereDatabasesAre() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        ROOT + ".database..",
                        ROOT + ".migrate..",
                        ROOT + ".testkit..",
                        ROOT + ".benchmarks..",
                        ROOT + ".cli.demo..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql..")
                        .and(not(type(Connection.class)))
                        .and(not(type(SQLException.class))))
                .check(CLASSES);
    }

    /** In the sources: the mark is of no use at run time, and Error Prone looks for it only where it is. */
    @Test
    void everyPackageIsNullMarked() throws IOException {
        var unmarked = new TreeSet<String>();
        for (var module : ARROWS.keySet()) {
            var sources = Checkout.root().resolve(module).resolve("src/main/java");
            if (!Files.isDirectory(sources)) {
                continue;
            }
            try (var files = Files.walk(sources)) {
                for (var folder : files.filter(it -> it.toString().endsWith(".java"))
                        .map(Path::getParent)
                        .collect(Collectors.toSet())) {
                    var description = folder.resolve("package-info.java");
                    if (!Files.exists(description)
                            || !Files.readString(description).contains("@NullMarked")) {
                        unmarked.add(sources.relativize(folder).toString());
                    }
                }
            }
        }
        assertThat(unmarked).isEmpty();
    }

    /** A source that is longer asks to be split. */
    @Test
    void sourcesAreShort() throws IOException {
        var tooLong = new TreeSet<String>();
        for (var module : ARROWS.keySet()) {
            try (var files = Files.walk(Checkout.root().resolve(module).resolve("src/main"))) {
                for (var file :
                        files.filter(it -> it.toString().endsWith(".java")).toList()) {
                    if (Files.readAllLines(file).size() >= 400) {
                        tooLong.add(file.getFileName().toString());
                    }
                }
            }
        }
        assertThat(tooLong).isEmpty();
    }
}
