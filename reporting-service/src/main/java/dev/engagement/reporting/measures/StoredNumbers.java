package dev.engagement.reporting.measures;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Numbers under which constants are stored, so that their order in the code may change. A number is never used again for
 * something else: {@code contracts/stored} in the tests keeps what was stored under them.
 *
 * @param <E> the constants
 */
public final class StoredNumbers<E extends Enum<E>> {
    private final ToIntFunction<E> numbers;
    private final List<@Nullable E> constants = new ArrayList<>(Collections.nCopies(Byte.MAX_VALUE + 1, null));

    /** Numbers the constants from 0 to 127, each with a number of its own. */
    public StoredNumbers(List<E> all, ToIntFunction<E> numbers) {
        this.numbers = numbers;
        for (E one : all) {
            if (constants.set(numbers.applyAsInt(one), one) != null) {
                throw new IllegalArgumentException("two constants are stored as " + numbers.applyAsInt(one));
            }
        }
    }

    /** Returns the number of a constant. */
    public byte of(E constant) {
        return (byte) numbers.applyAsInt(constant);
    }

    /** Returns the constant that is stored as that number. */
    public E read(byte number) {
        E constant = number < 0 ? null : constants.get(number);
        if (constant == null) {
            throw new IllegalArgumentException("nothing is stored as " + number);
        }
        return constant;
    }
}
