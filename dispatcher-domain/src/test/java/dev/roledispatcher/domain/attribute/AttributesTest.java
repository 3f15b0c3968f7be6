package dev.roledispatcher.domain.attribute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AttributesTest {

  @Test
  void isACopyAllTheWayDown() {
    List<@Nullable Object> list = new ArrayList<>(List.of("a"));
    Map<String, @Nullable Object> inner = new HashMap<>(Map.of("list", list));
    Map<String, Object> outer = new HashMap<>(Map.of("inner", inner));
    Attributes attributes = Attributes.of(outer);

    list.add("b");
    inner.put("more", 1);
    outer.put("more", 1);

    assertThat(attributes.values()).isEqualTo(Map.of("inner", Map.of("list", List.of("a"))));
  }

  @Test
  void cannotBeChanged() {
    Attributes attributes =
        Attributes.of(Map.of("map", Map.of("a", 1), "list", List.of(Map.of("b", 2))));

    assertThat(attributes.values()).isUnmodifiable();
    assertThat((Map<?, ?>) attributes.get("map")).isUnmodifiable();
    assertThat((List<?>) attributes.get("list")).isUnmodifiable();
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> attributes.values().clear());
  }

  static Stream<Arguments> numbers() {
    BigInteger beyondLong = BigInteger.valueOf(Long.MAX_VALUE).add(BigInteger.ONE);
    return Stream.of(
        Arguments.of((byte) 7, 7L),
        Arguments.of((short) 7, 7L),
        Arguments.of(7, 7L),
        Arguments.of(7L, 7L),
        Arguments.of(BigInteger.valueOf(7), 7L),
        Arguments.of(BigInteger.valueOf(Long.MAX_VALUE), Long.MAX_VALUE),
        Arguments.of(BigInteger.valueOf(Long.MIN_VALUE), Long.MIN_VALUE),
        Arguments.of(beyondLong, beyondLong),
        Arguments.of(
            beyondLong.negate().subtract(BigInteger.ONE),
            beyondLong.negate().subtract(BigInteger.ONE)),
        Arguments.of(new BigDecimal("1.5"), new BigDecimal("1.5")),
        Arguments.of(1.5, 1.5),
        Arguments.of(1.5f, 1.5));
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void keepsOneShapeOfEachNumber(Number given, Number kept) {
    assertThat(Attributes.of(Map.of("n", given)).get("n")).isEqualTo(kept);
  }

  @Test
  void keepsTextBooleansAndNull() {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    values.put("text", "a");
    values.put("flag", true);
    values.put("nothing", null);
    values.put("list", Arrays.asList("a", null, false));
    Attributes attributes = Attributes.of(Map.of("values", values));

    assertThat(attributes.get("values")).isEqualTo(values);
    assertThat(attributes.get("absent")).isNull();
  }

  @Test
  void keepsTheOrderOfTheCaller() {
    Map<String, Object> values = new LinkedHashMap<>();
    for (String key : List.of("z", "a", "m", "b")) {
      values.put(key, 1);
    }

    assertThat(Attributes.of(values).values().keySet()).containsExactly("z", "a", "m", "b");
  }

  @ParameterizedTest
  @MethodSource("notData")
  void refusesWhatIsNoData(Object value, String shown) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Attributes.of(Map.of("key", List.of(value))))
        .withMessageContaining("(" + shown + ")")
        .withMessageContaining("must be");
  }

  static Stream<Arguments> notData() {
    return Stream.of(
        Arguments.of('c', "Character"),
        Arguments.of(Thread.State.NEW, "State"),
        Arguments.of(new int[0], "int[]"),
        Arguments.of(Double.NaN, "NaN"),
        Arguments.of(Double.POSITIVE_INFINITY, "Infinity"),
        Arguments.of(Float.NEGATIVE_INFINITY, "-Infinity"));
  }

  @Test
  void refusesKeysThatAreNotText() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Attributes.of(Map.of("map", Map.of(1, "a"))))
        .withMessage("The key (1) must be text.");
  }

  @Test
  void isNestedAtMostThirtyTwoLevelsDeep() {
    assertThat(Attributes.of(nested(32)).isEmpty()).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Attributes.of(nested(33)))
        .withMessage("Data must be nested at most 32 levels deep.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Attributes.of(Map.of("list", nestedList(33))));
  }

  @Test
  void endsAtDataThatContainThemselves() {
    List<Object> list = new ArrayList<>();
    list.add(list);

    assertThatIllegalArgumentException().isThrownBy(() -> Attributes.of(Map.of("list", list)));
  }

  @Test
  void noneIsEmpty() {
    assertThat(Attributes.none().isEmpty()).isTrue();
    assertThat(Attributes.none()).isEqualTo(Attributes.of(Map.of()));
    assertThat(Attributes.of(Map.of("a", 1)).isEmpty()).isFalse();
  }

  private static Map<String, Object> nested(int levels) {
    Map<String, Object> data = Map.of("end", 1);
    for (int i = 0; i < levels; i++) {
      data = Map.of("next", data);
    }
    return data;
  }

  private static List<Object> nestedList(int levels) {
    List<Object> data = List.of();
    for (int i = 0; i < levels; i++) {
      data = List.of(data);
    }
    return data;
  }
}
