package dev.lockstep.model.resolve;

import dev.lockstep.model.VendorRules;
import java.util.Optional;

/** What may be the name of a collection or field. */
final class Names {

    private Names() {}

    /** Why the text cannot be a name of a new table or column, or empty if it can. */
    static Optional<String> objection(String name, VendorRules rules) {
        if (name.isEmpty()) {
            return Optional.of("is empty");
        }
        if (!name.strip().equals(name)) {
            return Optional.of("starts or ends with a blank");
        }
        if (rules.nameLength(name) > rules.maximumNameLength()) {
            boolean plain = rules.nameLength(name) == name.codePointCount(0, name.length());
            return Optional.of("is longer than " + rules.maximumNameLength() + (plain ? " characters" : " bytes"));
        }
        if (name.indexOf('/') >= 0) {
            return Optional.of("contains a slash");
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isISOControl(c)) {
                return Optional.of("contains a control character");
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == name.length()
                        || !Character.isLowSurrogate(name.charAt(i + 1))) {
                    return Optional.of("contains half a character");
                }
                i++;
            }
        }
        return rules.objection(name);
    }
}
