package dev.lockstep.migrate.project;

import dev.lockstep.model.FieldName;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** The numbers of the meta rows, which are shown over the REST API and belong to no data model. */
public record RowIds(Map<FieldName, Long> fields, Map<FieldName, Long> relations) {
    public RowIds {
        fields = Collections.unmodifiableMap(new HashMap<>(fields));
        relations = Collections.unmodifiableMap(new HashMap<>(relations));
    }
}
