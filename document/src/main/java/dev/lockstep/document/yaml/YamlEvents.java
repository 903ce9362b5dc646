package dev.lockstep.document.yaml;

import dev.lockstep.document.DocumentException;
import dev.lockstep.document.DocumentException.Kind;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** The events of a YAML text, with every failure of the engine turned into ours. */
final class YamlEvents {

    /** Our own limit on bytes is stricter; the engine's is in code points and 3 MB by default. */
    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setCodePointLimit(Integer.MAX_VALUE)
            .setBufferSize(16 * 1024)
            .build();

    private final Iterator<Event> events;
    private @Nullable Event last;

    YamlEvents(Reader source) {
        this.events = new Parse(SETTINGS).parseReader(new EngineShield(source)).iterator();
    }

    Event next() {
        try {
            Event event = events.next();
            last = event;
            return event;
        } catch (DocumentException e) {
            throw e;
        } catch (MarkedYamlEngineException e) {
            throw problem(Kind.MALFORMED, message(e), e.getProblemMark().orElse(null));
        } catch (ReaderException e) {
            throw problem(
                    Kind.MALFORMED,
                    "the character U+%04X has to be escaped".formatted(e.getCodePoint()),
                    last == null ? null : last.getEndMark().orElse(null));
        } catch (YamlEngineException e) {
            if (e.getCause() instanceof IOException failure) {
                throw new UncheckedIOException(failure);
            }
            throw problem(Kind.MALFORMED, String.valueOf(e.getMessage()), null);
        } catch (RuntimeException e) {
            // The engine lets others through for some malformed escapes and directives.
            throw problem(Kind.MALFORMED, "not valid YAML: " + e.getMessage(), null);
        }
    }

    /** A problem with the event that was returned last. */
    DocumentException problem(Kind kind, String problem) {
        return problem(kind, problem, last == null ? null : last.getStartMark().orElse(null));
    }

    private static String message(MarkedYamlEngineException e) {
        String problem = e.getProblem();
        return e.getContext() == null ? problem : e.getContext() + ": " + problem;
    }

    private static DocumentException problem(Kind kind, String problem, @Nullable Mark place) {
        return place == null
                ? new DocumentException(kind, problem, 0, 0)
                : new DocumentException(kind, problem, place.getLine() + 1, place.getColumn() + 1);
    }
}
