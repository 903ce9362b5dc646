package dev.lockstep.cli.demo;

import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonNumber;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** What the publishing house publishes: the same rows in every demo, in an order in which each finds what it points at. */
final class ExampleRows {

    private static final int AUTHORS = 24;
    private static final int BOOKS = 48;
    private static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 15);

    private static final List<String> FIRST_NAMES =
            List.of("Ada", "Bruno", "Clara", "Derya", "Emil", "Fatou", "Grete", "Hugo");
    private static final List<String> LAST_NAMES = List.of("Lindqvist", "Okafor", "Martens");
    private static final List<String> ADJECTIVES =
            List.of("Quiet", "Northern", "Borrowed", "Second", "Paper", "Hidden", "Early", "Salt");
    private static final List<String> NOUNS = List.of("Harbour", "Letters", "Orchard", "Winter", "Atlas", "Station");
    private static final List<String> CATEGORIES =
            List.of("Fiction", "Crime", "Essays", "Poetry", "Travel", "Cooking", "History", "Children");
    private static final List<String> STATUSES = List.of("published", "published", "announced", "draft");

    private final String user;

    /** @param user the id of the one who is an editor of some books */
    ExampleRows(String user) {
        this.user = user;
    }

    /** The rows of each collection. */
    SequencedMap<String, JsonArray> byCollection() {
        var rows = new LinkedHashMap<String, JsonArray>();
        rows.put("languages", languages());
        rows.put("imprints", names("Halyard", "Lantern", "Small Hours"));
        rows.put("series", names("Coast Roads", "Night Kitchen", "Field Notes", "First Readers"));
        rows.put("categories", times(CATEGORIES.size() * 2, this::category));
        rows.put("authors", times(AUTHORS, this::author));
        rows.put("books", times(BOOKS, this::book));
        rows.put("books_translations", times(BOOKS, this::translation));
        rows.put("books_authors", times(BOOKS + BOOKS / 4, this::authorship));
        rows.put("books_categories", times(BOOKS, this::filing));
        rows.put("books_editors", times(BOOKS / 4, this::editing));
        rows.put("section_text", times(BOOKS / 2, ExampleRows::text));
        rows.put("section_quote", times(BOOKS / 2, ExampleRows::quote));
        rows.put("books_sections", times(BOOKS, this::section));
        rows.put("reviews", times(BOOKS * 3, this::review));
        rows.put("events", times(AUTHORS / 2, this::event));
        return rows;
    }

    /** The one row of the house. */
    static JsonObject house() {
        return JsonObject.builder()
                .put("name", "Halyard & Daughters")
                .put("founded", 1987)
                .put("about", "Books from the coast, since 1987.")
                .build();
    }

    /** What closes the circle: an imprint points at a book that points at the imprint. */
    static JsonObject flagship() {
        return JsonObject.builder().put("flagship", id("book", 0)).build();
    }

    private static JsonArray languages() {
        return new JsonArray(List.of(
                JsonObject.builder().put("code", "en-US").put("name", "English").build(),
                JsonObject.builder().put("code", "de-DE").put("name", "Deutsch").build(),
                JsonObject.builder()
                        .put("code", "ar-SA")
                        .put("name", "\u0627\u0644\u0639\u0631\u0628\u064a\u0629")
                        .put("direction", "rtl")
                        .build()));
    }

    private static JsonArray names(String... names) {
        return new JsonArray(List.of(names).stream()
                .<JsonValue>map(name -> JsonObject.builder().put("name", name).build())
                .toList());
    }

    private JsonObject category(int i) {
        var name = CATEGORIES.get(i % CATEGORIES.size());
        var row = JsonObject.builder().put("sort", i + 1);
        return i < CATEGORIES.size()
                ? row.put("name", name).build()
                : row.put("name", name + " for beginners")
                        .put("parent", i - CATEGORIES.size() + 1)
                        .build();
    }

    private JsonObject author(int i) {
        var name = FIRST_NAMES.get(i % FIRST_NAMES.size()) + " " + LAST_NAMES.get(i / FIRST_NAMES.size());
        return JsonObject.builder()
                .put("id", id("author", i))
                .put("name", name)
                .put("slug", name.toLowerCase(java.util.Locale.ROOT).replace(' ', '-'))
                .put("born", LocalDate.of(1950 + i, 1 + i % 12, 1 + i).toString())
                .put("website", "https://example.com/" + i)
                .put("biography", name + " lives by the sea and writes in the mornings.")
                .put("languages", JsonArray.ofTexts(i % 3 == 0 ? List.of("en", "de") : List.of("en")))
                .build();
    }

    private JsonObject book(int i) {
        var title = ADJECTIVES.get(i % ADJECTIVES.size()) + " " + NOUNS.get(i / ADJECTIVES.size());
        var row = JsonObject.builder()
                .put("id", id("book", i))
                .put("title", "The " + title)
                .put("status", STATUSES.get(i % STATUSES.size()))
                .put("sort", i + 1)
                .put("isbn", String.format(java.util.Locale.ROOT, "978%010d", 3_100_000_000L + 7_919L * i))
                .put("blurb", "<p>A book about " + title.toLowerCase(java.util.Locale.ROOT) + ".</p>")
                .put("price", new JsonNumber(new BigDecimal("14.90").add(BigDecimal.valueOf(i))))
                .put("pages", 160 + 8 * i)
                .put("weight", new JsonNumber(new BigDecimal("0.25")))
                .put("print_run", 1_000L * (i + 1))
                .put("published_on", FIRST_DAY.plusWeeks(i).toString())
                .put("embargo_until", FIRST_DAY.plusWeeks(i) + "T06:00:00")
                .put("keywords", JsonArray.ofTexts(List.of("coast", NOUNS.get(i % NOUNS.size()))))
                .put("imprint", 1 + i % 3)
                .put("series", 1 + i % 4);
        if (i % 5 == 0) {
            row.put("audio_length", String.format(java.util.Locale.ROOT, "0%d:30:00", 5 + i % 4));
        }
        if (i >= ADJECTIVES.size() && i % 3 == 0) {
            row.put("sequel_of", id("book", i - ADJECTIVES.size()));
        }
        return row.build();
    }

    private JsonObject translation(int i) {
        return JsonObject.builder()
                .put("books_id", id("book", i))
                .put("languages_code", i % 2 == 0 ? "de-DE" : "ar-SA")
                .put("title", "Ausgabe " + (i + 1))
                .build();
    }

    private JsonObject authorship(int i) {
        return JsonObject.builder()
                .put("books_id", id("book", i % BOOKS))
                .put("authors_id", id("author", i % AUTHORS))
                .put("role", i < BOOKS ? "author" : "translator")
                .put("sort", 1 + i / BOOKS)
                .build();
    }

    private JsonObject filing(int i) {
        return JsonObject.builder()
                .put("books_id", id("book", i))
                .put("categories_id", 1 + i % (CATEGORIES.size() * 2))
                .build();
    }

    private JsonObject editing(int i) {
        return JsonObject.builder()
                .put("books_id", id("book", 4 * i))
                .put("directus_users_id", user)
                .build();
    }

    private static JsonObject text(int i) {
        return JsonObject.builder()
                .put("body", "<p>Chapter " + (i + 1) + "</p>")
                .build();
    }

    private static JsonObject quote(int i) {
        return JsonObject.builder()
                .put("quote", "I could not put it down, " + (i + 1) + " times.")
                .put("source", "The Weekly")
                .build();
    }

    private JsonObject section(int i) {
        return JsonObject.builder()
                .put("books_id", id("book", i / 2))
                .put("collection", i % 2 == 0 ? "section_text" : "section_quote")
                .put("item", String.valueOf(1 + i / 2))
                .put("sort", 1 + i % 2)
                .build();
    }

    private JsonObject review(int i) {
        return JsonObject.builder()
                .put("book", id("book", i % BOOKS))
                .put("stars", 1 + i % 5)
                .put("text", "Read it in " + (1 + i % 9) + " evenings.")
                .put("approved", i % 3 != 0)
                .build();
    }

    private JsonObject event(int i) {
        return JsonObject.builder()
                .put("title", "An evening with " + FIRST_NAMES.get(i % FIRST_NAMES.size()))
                .put("starts_at", FIRST_DAY.plusMonths(i) + "T19:30:00")
                .put("author", id("author", i))
                .put("ticket_price", new JsonNumber(new BigDecimal("12.50")))
                .put(
                        "place",
                        JsonObject.builder()
                                .put("city", "Bergen")
                                .put("seats", 40 + i)
                                .build())
                .build();
    }

    private static String id(String kind, int i) {
        return UUID.nameUUIDFromBytes((kind + i).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static JsonArray times(int count, IntFunction<JsonObject> row) {
        return new JsonArray(IntStream.range(0, count).<JsonValue>mapToObj(row).toList());
    }
}
