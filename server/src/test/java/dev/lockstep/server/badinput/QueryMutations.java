package dev.lockstep.server.badinput;

import java.util.ArrayList;
import java.util.List;

/** Parameters of the path and the query that name nothing, or are no values. */
final class QueryMutations {

    /** What no name and no key of ours is, percent-encoded. */
    private static final List<String> NOWHERE = List.of(
            "nowhere",
            "AUTHORS%20",
            "authors'--",
            "%22%3B%20drop%20table%20authors%3B%20--",
            "1'%20or%20'1'='1",
            "1;drop%20table%20authors",
            "a%22b'c%60d%5Be%5D",
            "%F0%9F%98%80",
            "directus_nowhere",
            "sqlite_schema",
            "lockstep_kept",
            "..",
            "%2e%2e",
            "a%2Fb",
            "*",
            "null",
            "undefined",
            "NaN",
            "-1",
            "0x1",
            "1e400",
            "99999999999999999999999",
            "1.5",
            "n".repeat(10_000));

    private static final List<String> BAD_LIST_QUERIES = List.of(
            "limit=-2",
            "limit=abc",
            "limit=1.5",
            "limit=99999999999999999999999",
            "limit=1e3",
            "limit[a]=1",
            "offset=-1",
            "offset=x",
            "page=-1",
            "page=9223372036854775807",
            "meta=nowhere",
            "meta[a]=total_count");

    private static final List<String> BAD_ITEM_QUERIES = List.of(
            "fields=nowhere",
            "fields=id;drop%20table%20authors",
            "fields=id,%22x%22",
            "fields[]=a.b.c",
            "fields[a]=id",
            "fields=" + "a.".repeat(3000) + "b",
            "sort=nowhere",
            "sort=-id%20desc;--",
            "sort=(select%201)",
            "sort[a][b]=id",
            "filter=%7B",
            "filter=nonsense",
            "filter=[1]",
            "filter=5",
            "filter[nowhere][_eq]=1",
            "filter[id][_nowhere]=1",
            "filter[id][_eq][_eq]=1",
            "filter[id][_between]=1",
            "filter[id][_between]=1,2,3",
            "filter[_and]=1",
            "filter[_or][a]=1",
            "filter[id'%20or%201%3D1--][_eq]=1",
            "filter[id][_in][a][b]=1",
            "filter" + "[a]".repeat(40) + "=1",
            "filter=" + "%7B%22_and%22:[".repeat(2000),
            "filter=%7B%22_and%22:[".repeat(1) + "%7B%22_or%22:[".repeat(3000) + "]%7D".repeat(3001),
            "aggregate[count]=id",
            "search=x",
            "export=exe",
            "deep[a][_limit]=1");

    private QueryMutations() {}

    static List<Mutation> of(Sample sample) {
        var all = new ArrayList<Mutation>();
        var good = sample.request();
        var template = sample.route().template();
        var parts = template.split("/", -1);
        var filled = sample.target().split("/", -1);
        for (int i = 1; i < parts.length; i++) {
            for (var nowhere : parts[i].startsWith(":") ? NOWHERE : List.<String>of()) {
                var other = filled.clone();
                other[i] = nowhere;
                var verdict = i == parts.length - 1 ? sample.elsewhere() : Verdict.REFUSED;
                all.add(new Mutation(
                        "parameter of the path", parts[i], verdict, good.withTarget(String.join("/", other))));
            }
        }
        if (!template.equals("/")) {
            all.add(Mutation.refused(
                    "another name", good.withTarget("/_" + sample.target().substring(1))));
        }
        var manyParameters = "a=b&".repeat(5000) + "c=d";
        all.add(Mutation.refused("far more parameters than are read", good.withQuery(manyParameters)));
        all.add(Mutation.refused("far more brackets than are read", good.withQuery("a" + "[b]".repeat(500) + "=c")));
        all.add(Mutation.refused("brackets that do not fit", good.withQuery("a[b=c&d[e]f]=g")));
        boolean reads = sample.method().equals("GET");
        if (reads && (template.equals("/items/:collection") || template.equals("/users"))) {
            refused(BAD_LIST_QUERIES, good, all);
            refused(BAD_ITEM_QUERIES, good, all);
        }
        switch (sample.toString()) {
            case "GET /items/:collection" ->
                all.add(Mutation.refused("value of a filter", good.withQuery("filter[id][_eq]=abc")));
            case "GET /schema/history" -> {
                refused(BAD_LIST_QUERIES, good, all);
                refused(List.of("fingerprint=", "fingerprint[a]=b", "fingerprint=a&fingerprint=b"), good, all);
                all.add(Mutation.accepted("fingerprint of nothing", good.withQuery("fingerprint=';--")));
            }
            case "GET /schema/snapshot" -> {
                all.add(Mutation.refused("form of the export", good.withQuery("export=exe")));
                all.add(Mutation.refused("both of two", good.withQuery("includeCollections=a&excludeCollections=b")));
                all.add(Mutation.accepted("collections from nowhere", good.withQuery("includeCollections=';--,x")));
            }
            case "POST /schema/apply" -> {
                consent(good, all);
                all.add(Mutation.refused("no plan", good.withQuery("plan=")));
                all.add(Mutation.refused("plan that is none", good.withQuery("plan=nonsense")));
            }
            case "POST /schema/plan" -> {
                consent(good, all);
                modes(good, all);
                all.add(Mutation.accepted("rehearsal", good.withQuery("rehearse=true&allow=DROPS_COLUMN")));
            }
            case "POST /schema/diff" -> {
                modes(good, all);
                all.add(Mutation.accepted("force of another kind", good.withQuery("force=nonsense")));
            }
            default -> {}
        }
        return all;
    }

    private static void refused(List<String> queries, RawRequest good, List<Mutation> all) {
        queries.forEach(query -> all.add(Mutation.refused("query", name(query), good.withQuery(query))));
    }

    private static void modes(RawRequest good, List<Mutation> all) {
        for (var mode : List.of("", "nonsense", "MERGE", "merge%00", "merge,mirror")) {
            all.add(Mutation.refused("mode", good.withQuery("mode=" + mode)));
        }
        all.add(Mutation.refused("mode of an object", good.withQuery("mode[a]=merge")));
    }

    private static void consent(RawRequest good, List<Mutation> all) {
        for (var allow : List.of("nonsense", "drops_column", "DROPS_COLUMN:", "DROPS_TABLE,x:y.z")) {
            all.add(Mutation.refused("consent", good.withQuery("allow=" + allow)));
        }
        all.add(Mutation.accepted("consent to what does not come up", good.withQuery("allow=DROPS_TABLE:a.b,")));
    }

    private static String name(String query) {
        return query.substring(0, Math.min(40, query.length()));
    }
}
