package dev.lockstep.server.info;

/** The page behind {@code /}: what this is and what can be done with it. */
final class WelcomePage {

    private static final String HTML = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Lockstep</title>
            <style>
              body { font: 16px/1.6 system-ui, sans-serif; max-width: 44rem; margin: 3rem auto; padding: 0 1.25rem; color: #1c2330; }
              h1 { font-size: 1.5rem; margin-bottom: .25rem; }
              p.sub { margin-top: 0; color: #5a6475; }
              table { border-collapse: collapse; width: 100%; }
              td { padding: .4rem .75rem .4rem 0; vertical-align: top; border-top: 1px solid #e3e7ee; }
              td:first-child { white-space: nowrap; }
              code { font: .9em ui-monospace, monospace; background: #f2f4f8; padding: .1em .35em; border-radius: 4px; }
              pre { background: #f2f4f8; padding: .8rem 1rem; border-radius: 6px; overflow-x: auto; }
              pre code { padding: 0; }
              @media (prefers-color-scheme: dark) {
                body { background: #14181f; color: #dfe5ee; } p.sub { color: #98a3b5; }
                code, pre { background: #202733; } td { border-color: #2b3442; }
              }
            </style>
            </head>
            <body>
            <h1>Lockstep is running</h1>
            <p class="sub">Version {lockstep}, compatible with Directus {directus}. This is a server for programs; there is no app to sign in to.</p>
            <p>It moves a data model from one project to another in three requests, each with an administrator's token:</p>
            <table>
              <tr><td><code>GET /schema/snapshot</code></td><td>on the source: its data model</td></tr>
              <tr><td><code>POST /schema/diff</code></td><td>on the target, with the snapshot: what would change; 204 means nothing</td></tr>
              <tr><td><code>POST /schema/apply</code></td><td>on the target, with the diff: changes it, all or nothing</td></tr>
            </table>
            <p>Try it:</p>
            <pre><code>curl -H "Authorization: Bearer TOKEN" <span id="here">http://localhost:8055</span>/schema/snapshot</code></pre>
            <p>Also here: <code>/collections</code>, <code>/fields</code>, <code>/relations</code>, <code>/items/&lt;collection&gt;</code>,
            <code>/users/me</code>, <code>/server/info</code>. A token comes from <code>lockstep user token EMAIL</code>.
            The way from source to target step by step stands in <code>docs/guide.md</code>.</p>
            <script>document.getElementById('here').textContent = location.origin;</script>
            </body>
            </html>
            """;

    private WelcomePage() {}

    static String html(String directus, String lockstep) {
        return HTML.replace("{lockstep}", lockstep).replace("{directus}", directus);
    }
}
