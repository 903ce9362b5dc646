package dev.lockstep.server.settings;

import java.util.List;
import java.util.stream.Collectors;

/** The settings cannot be used. The message lists every problem, a line each, without secrets. */
public final class SettingsException extends RuntimeException {

    private final transient List<SettingProblem> problems;

    SettingsException(List<SettingProblem> problems) {
        super(problems.stream().map(SettingProblem::toString).collect(Collectors.joining("\n")), null, false, false);
        this.problems = List.copyOf(problems);
    }

    /** All problems, at least one. */
    public List<SettingProblem> problems() {
        return problems;
    }
}
