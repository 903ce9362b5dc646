package dev.lockstep.server.badinput;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Requests that are wrong as HTTP: methods, addresses, headers, lengths, chunks. */
final class WireMutations {

    private static final List<String> METHODS =
            List.of("TRACE", "CONNECT", "PUT", "PROPFIND", "X".repeat(5000), "GE\u0000T", "G@T", "\"GET\"", "1");

    /** What may stand in no address as it is. */
    private static final List<String> CONTROLS =
            List.of("\u0000", "\u0001", "\t", "\u001f", "\u007f", "\u00e9", "\u0080");

    private static final List<String> BAD_PERCENTS = List.of("%", "%z", "%zz", "%c3%28", "%ff", "%ed%a0%80", "%c0%af");

    private static final List<String> BAD_LENGTHS = List.of(
            "-1", "abc", "1.5", "99999999999999999999999", "0x10", "", "+5", "5 5", "5,5", "9223372036854775807");

    private final Random random;

    WireMutations(Random random) {
        this.random = random;
    }

    List<Mutation> of(Sample sample) {
        var all = new ArrayList<Mutation>();
        methods(sample, all);
        addresses(sample, all);
        headers(sample, all);
        if (sample.body() != null) {
            lengths(sample, all);
            chunks(sample, all);
        }
        return all;
    }

    private static void methods(Sample sample, List<Mutation> all) {
        var good = sample.request();
        for (var method : METHODS) {
            all.add(Mutation.refused("method", good.withMethod(method)));
        }
        // the web server does not tell upper from lower case
        all.add(Mutation.open(
                "method in lower case", good.withMethod(good.method().toLowerCase(Locale.ROOT))));
        all.add(Mutation.refused("no method", good.withMethod("")));
    }

    private void addresses(Sample sample, List<Mutation> all) {
        var good = sample.request();
        var target = good.target();
        var elsewhere = sample.elsewhere();
        for (var control : CONTROLS) {
            int at = 1 + random.nextInt(target.length());
            var inside = target.substring(0, at) + control + target.substring(at);
            all.add(Mutation.refused("control character in the path", good.withTarget(inside)));
            all.add(Mutation.refused("control character in the query", good.withQuery("a" + control + "=b")));
        }
        for (var percent : BAD_PERCENTS) {
            all.add(Mutation.refused("percent-encoding in the path", good.withTarget(target + percent)));
            all.add(Mutation.refused("percent-encoding in the query", good.withQuery("x=" + percent)));
            all.add(Mutation.refused("percent-encoding in a name of the query", good.withQuery(percent + "=x")));
        }
        all.add(Mutation.refused("encoded control character", good.withTarget(target + "%00")));
        all.add(Mutation.refused("encoded line end", good.withTarget(target + "%0d%0aX:%20y")));
        all.add(Mutation.refused("long address", good.withTarget(target + "x".repeat(300_000))));
        all.add(new Mutation("10,000 characters more", "", elsewhere, good.withTarget(target + "x".repeat(10_000))));
        all.add(Mutation.refused("10,000 segments", good.withTarget(target + "/x".repeat(10_000))));
        all.add(Mutation.refused("climbing out", good.withTarget(target + "/../../../etc/passwd")));
        all.add(new Mutation(
                "climbing out, encoded", "", elsewhere, good.withTarget(target + "/%2e%2e%2f%2e%2e%2fetc")));
        all.add(Mutation.refused("no address", good.withTarget("")));
        all.add(Mutation.refused("space in the address", good.withTarget(target + " x")));
        all.add(new Mutation("brackets in the path", "", elsewhere, good.withTarget(target + "[0]")));
        all.add(Mutation.refused("address without a slash", good.withTarget("x" + target)));
        all.add(Mutation.open("brackets in the query", good.withQuery("x[y]=1&x[y][z]=2")));
        all.add(sample.stillGood("brackets as they are", good.withQuery("x[y][]={\"a\":[1|2]}")));
        all.add(sample.stillGood("slash at the end", good.withTarget(target + (target.length() == 1 ? "" : "/"))));
    }

    private void headers(Sample sample, List<Mutation> all) {
        var good = sample.request();
        all.add(Mutation.refused("huge header", good.with("X-Long: " + "x".repeat(100_000))));
        var many = good;
        for (int i = 0; i < 3000; i++) {
            many = many.with("X-Header-" + i + ": " + "y".repeat(20));
        }
        all.add(Mutation.refused("many headers", many));
        all.add(Mutation.refused("header without a colon", good.with("Bad Header")));
        all.add(Mutation.refused("header without a name", good.with(": x")));
        all.add(Mutation.refused("space before the colon", good.with("X-A : b")));
        all.add(Mutation.refused(
                "control character in a header", good.with("X-A: a" + pick("\u0000", "\u0001") + "b")));
        all.add(Mutation.refused("control character in the name of a header", good.with("X\u0001A: b")));
        all.add(Mutation.refused("folded header", good.with("X-A: b\r\n c")));
        all.add(Mutation.refused("host of two", good.with("Host: other")));
        all.add(Mutation.refused("no host", good.without("Host")));
        all.add(Mutation.open("bytes above ASCII in a header", good.with("X-A: \u00e9\u00ff")));
        all.add(Mutation.open("odd expectation", good.with("Expect: a miracle")));
        all.add(sample.stillGood("odd ranges", good.with("Accept: ;;;,/,*").with("Accept-Encoding: q=,;gzip;q=x")));
        all.add(sample.stillGood("odd cookies", good.with("Cookie: ===;;;\"; a=~; =b")));
        all.add(sample.stillGood("odd origin", good.with("Origin: '\"<script>")));
    }

    private void lengths(Sample sample, List<Mutation> all) {
        var good = sample.request();
        int length = good.body().length();
        for (var bad : BAD_LENGTHS) {
            all.add(Mutation.refused("length", bad, good.with("Content-Length: " + bad)));
        }
        all.add(Mutation.refused(
                "two lengths", good.with("Content-Length: " + length).with("Content-Length: " + (length - 1))));
        all.add(Mutation.refused(
                "length and chunks",
                good.withBody(chunked(good.body())).with("Content-Length: 5").with("Transfer-Encoding: chunked")));
        all.add(Mutation.refused("length of less", good.with("Content-Length: " + random.nextInt(1, length))));
        int missing = random.nextInt(1, length);
        all.add(Mutation.unfinished(
                "body that ends early",
                good.with("Content-Length: " + length).withBody(good.body().substring(0, length - missing))));
    }

    private void chunks(Sample sample, List<Mutation> all) {
        var good = sample.request();
        var whole = chunked(good.body());
        var chunked = good.with("Transfer-Encoding: chunked");
        all.add(sample.stillGood("chunks", chunked.withBody(whole)));
        for (var size : List.of("zz", "-5", "ffffffffffffffffff", "5 5", "0x5", "")) {
            all.add(Mutation.refused("size of a chunk", size, chunked.withBody(size + "\r\nabcde\r\n0\r\n\r\n")));
        }
        all.add(Mutation.refused("chunk without its end", chunked.withBody("3\r\n{\"a\"}0\r\n\r\n")));
        all.add(Mutation.unfinished(
                "chunks without the last",
                chunked.withBody(whole.substring(0, whole.length() - 5 - random.nextInt(5)))));
        for (var coding : List.of("gzip", "chunked, chunked", "identity", "nonsense")) {
            all.add(Mutation.refused(
                    "transfer coding",
                    coding,
                    good.with("Transfer-Encoding: " + coding).withBody(whole)));
        }
    }

    private static String chunked(String body) {
        return Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n";
    }

    private String pick(String... texts) {
        return texts[random.nextInt(texts.length)];
    }
}
