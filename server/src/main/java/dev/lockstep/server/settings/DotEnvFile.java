package dev.lockstep.server.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A file of {@code NAME=value} lines. Comments begin with {@code #}, alone or after a blank; {@code export} before a name
 * does not count; values in single quotes or backticks are taken as they are, in double quotes they may go on over
 * several lines, and {@code \n}, {@code \r}, {@code \"} and {@code \\} are unescaped. The last value of a name counts.
 */
final class DotEnvFile {

    /** A value and the number of the line that it begins on. */
    record Entry(String value, int line) {}

    private final String fileName;
    private final String text;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final List<SettingProblem> problems = new ArrayList<>();
    private int at;
    private int line = 1;

    private DotEnvFile(String fileName, String text) {
        this.fileName = fileName;
        this.text = text;
    }

    /** Reads a file's text; lines that cannot be read become problems, and the others are read all the same. */
    static DotEnvFile parse(String fileName, String text) {
        var unmarked = text.startsWith("\ufeff") ? text.substring(1) : text;
        var file = new DotEnvFile(fileName, unmarked.replace("\r\n", "\n").replace('\r', '\n'));
        while (file.at < file.text.length()) {
            file.statement();
        }
        return file;
    }

    Map<String, Entry> entries() {
        return entries;
    }

    List<SettingProblem> problems() {
        return problems;
    }

    private void statement() {
        skipBlanks();
        if (at >= text.length() || text.charAt(at) == '\n' || text.charAt(at) == '#') {
            skipLine();
            return;
        }
        int start = line;
        int equals = text.indexOf('=', at);
        if (equals < 0 || equals > endOfLine()) {
            problem(start, "this line is not NAME=value");
            skipLine();
            return;
        }
        var name = text.substring(at, equals).strip();
        if (name.startsWith("export ")) {
            name = name.substring("export ".length()).strip();
        }
        if (!isName(name)) {
            problem(start, "what stands before the = is not a name");
            skipLine();
            return;
        }
        at = equals + 1;
        skipBlanks();
        var value = value(name, start);
        if (value.isPresent()) {
            entries.put(name, new Entry(value.get(), start));
        }
        skipLine();
    }

    /** The value from here on, or nothing if its end is missing. Afterwards we stand on the line of its end. */
    private Optional<String> value(String name, int start) {
        char quote = at < text.length() ? text.charAt(at) : '\n';
        if (quote != '"' && quote != '\'' && quote != '`') {
            return Optional.of(plain());
        }
        at++;
        var value = new StringBuilder();
        while (at < text.length() && text.charAt(at) != quote) {
            char c = text.charAt(at);
            if (c == '\n' && quote != '"') {
                break;
            }
            if (c == '\n') {
                line++;
            }
            if (c == '\\' && quote == '"' && at + 1 < text.length() && "nr\"\\".indexOf(text.charAt(at + 1)) >= 0) {
                at++;
                c = switch (text.charAt(at)) {
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    default -> text.charAt(at);
                };
            }
            value.append(c);
            at++;
        }
        if (at >= text.length() || text.charAt(at) != quote) {
            problem(start, "the quote that begins the value of " + name + " has no end");
            return Optional.empty();
        }
        at++;
        var rest = text.substring(at, endOfLine()).strip();
        if (!rest.isEmpty() && !rest.startsWith("#")) {
            problem(line, "something stands behind the quoted value of " + name);
            return Optional.empty();
        }
        return Optional.of(value.toString());
    }

    private String plain() {
        var value = text.substring(at, endOfLine());
        if (value.startsWith("#")) {
            return "";
        }
        for (int i = 1; i < value.length(); i++) {
            if (value.charAt(i) == '#' && Character.isWhitespace(value.charAt(i - 1))) {
                return value.substring(0, i).strip();
            }
        }
        return value.strip();
    }

    private void problem(int problemLine, String reason) {
        problems.add(new SettingProblem(fileName, null, "line " + problemLine, reason));
    }

    private int endOfLine() {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    private void skipLine() {
        at = endOfLine() + 1;
        line++;
    }

    private void skipBlanks() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
    }

    private static boolean isName(String name) {
        return !name.isEmpty()
                && name.chars()
                        .allMatch(c -> (c >= 'A' && c <= 'Z')
                                || (c >= 'a' && c <= 'z')
                                || (c >= '0' && c <= '9')
                                || c == '_'
                                || c == '.'
                                || c == '-');
    }
}
