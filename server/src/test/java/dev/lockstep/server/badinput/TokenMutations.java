package dev.lockstep.server.badinput;

import java.util.ArrayList;
import java.util.List;

/** Requests by nobody that we know. */
final class TokenMutations {

    private static final List<String> WRONG = List.of(
            "Bearer",
            "Bearer ",
            "Bearer wrong",
            "Bearer admintoke",
            "Bearer ADMINTOKEN",
            "Bearer admintoken x",
            "Bearer  admintoken",
            "Bearer \"admintoken\"",
            "Basic YWRtaW46YWRtaW4=",
            "admintoken",
            "Token admintoken",
            "Bearer ' or 1=1 --",
            "Bearer %25",
            "Bearer '||token||'",
            "Bearer " + "a".repeat(10_000),
            "Bearer eyJhbGciOiJub25lIn0.eyJpZCI6IjEiLCJhZG1pbl9hY2Nlc3MiOnRydWUsImlzcyI6ImRpcmVjdHVzIn0.",
            "Bearer a.b.c",
            "Bearer \u00e9\u00e8");

    private TokenMutations() {}

    static List<Mutation> of(Sample sample) {
        if (!sample.guarded()) {
            return WRONG.stream()
                    .map(token -> Mutation.open("wrong token", sample.request().replacing("Authorization", token)))
                    .toList();
        }
        var good = sample.request();
        var nobody = good.without("Authorization");
        var all = new ArrayList<Mutation>();
        for (var token : WRONG) {
            all.add(Mutation.refused("wrong token", good.replacing("Authorization", token)));
        }
        all.add(Mutation.refused("no token", nobody));
        all.add(Mutation.refused("wrong token in the query", nobody.withQuery("access_token=wrong")));
        all.add(Mutation.refused("token in a list", nobody.withQuery("access_token[]=admintoken&access_token[]=x")));
        all.add(Mutation.refused("statement for a token", nobody.withQuery("access_token=x'%20or%20'1'='1")));
        all.add(Mutation.refused("NUL in the token", nobody.withQuery("access_token=admintoken%00")));
        all.add(Mutation.refused("tokens in two places", good.withQuery("access_token=admintoken")));
        all.add(Mutation.refused(
                "two headers, the first one wrong",
                nobody.with("Authorization: Bearer x").with("Authorization: Bearer admintoken")));
        all.add(Mutation.refused("token in a cookie", nobody.with("Cookie: access_token=admintoken")));
        return all;
    }
}
