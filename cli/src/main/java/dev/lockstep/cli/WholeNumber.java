package dev.lockstep.cli;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a number of a command line, in words for people where it is none. */
final class WholeNumber implements ITypeConverter<Long> {

    private static final Pattern DIGITS = Pattern.compile("\\d{1,18}");

    @Override
    public Long convert(String text) {
        if (!DIGITS.matcher(text).matches()) {
            throw new TypeConversionException("\"" + text + "\" is not a whole number.");
        }
        return Long.valueOf(text);
    }
}
