package dev.lockstep.migrate.travel;

import dev.lockstep.model.FieldDefinition;
import dev.lockstep.model.json.JsonText;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Interfaces and displays of fields that are not built into Directus 12, and so come with an extension. */
final class Extensions {

    private static final Set<String> INTERFACES = Set.of(
            "boolean",
            "collection-item-dropdown",
            "collection-item-multiple-dropdown",
            "datetime",
            "file",
            "file-image",
            "files",
            "group-accordion",
            "group-detail",
            "group-raw",
            "input",
            "input-autocomplete-api",
            "input-block-editor",
            "input-code",
            "input-hash",
            "input-multiline",
            "input-rich-text-html",
            "input-rich-text-md",
            "list",
            "list-m2a",
            "list-m2m",
            "list-o2m",
            "list-o2m-tree-view",
            "map",
            "presentation-divider",
            "presentation-header",
            "presentation-links",
            "presentation-notice",
            "select-color",
            "select-dropdown",
            "select-dropdown-m2o",
            "select-icon",
            "select-multiple-checkbox",
            "select-multiple-checkbox-tree",
            "select-multiple-dropdown",
            "select-radio",
            "slider",
            "tags",
            "translations");

    private static final Set<String> DISPLAYS = Set.of(
            "boolean",
            "collection",
            "color",
            "datetime",
            "file",
            "filesize",
            "formatted-json-value",
            "formatted-value",
            "hash",
            "icon",
            "image",
            "labels",
            "mime-type",
            "rating",
            "raw",
            "related-values",
            "translations",
            "user");

    private final Set<String> known = new HashSet<>();

    /** @param fields of the target, whose extensions it has */
    Extensions(Collection<FieldDefinition> fields) {
        for (var field : fields) {
            add(known, field, "interface");
            add(known, field, "display");
        }
    }

    /** The names of those that a field needs and that may not be there. */
    Set<String> missing(FieldDefinition field) {
        var missing = new HashSet<String>();
        add(missing, field, "interface");
        add(missing, field, "display");
        missing.removeAll(known);
        return missing;
    }

    private static void add(Set<String> names, FieldDefinition field, String property) {
        var name = text(field, property);
        var builtIn = property.equals("interface") ? INTERFACES : DISPLAYS;
        // those of system fields are built in too
        if (name != null && !builtIn.contains(name) && !name.startsWith("system-")) {
            names.add(property + " " + name);
        }
    }

    private static @Nullable String text(FieldDefinition field, String property) {
        var meta = field.meta();
        return meta != null && meta.has(property) && meta.get(property) instanceof JsonText(var text) && !text.isEmpty()
                ? text
                : null;
    }
}
