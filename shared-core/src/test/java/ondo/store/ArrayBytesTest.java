package ondo.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ArrayBytesTest {

  private final JdbcClient jdbc = JdbcClient.create(TestDatabase.fresh().dataSource());

  @Test
  void numbers_come_back_to_the_last_bit() {
    assertThat(ArrayBytes.doubles(sent("'{0.1,-0,1e308,NaN,Infinity}'::float8[]")))
        .containsExactly(0.1, -0.0, 1e308, Double.NaN, Double.POSITIVE_INFINITY);
  }

  @Test
  void null_element_is_no_number_and_an_empty_array_is_empty() {
    assertThat(ArrayBytes.doubles(sent("'{1,null,3}'::float8[]")))
        .containsExactly(1, Double.NaN, 3);
    assertThat(ArrayBytes.doubles(sent("'{}'::float8[]"))).isEmpty();
    assertThat(ArrayBytes.nullableDoubles(null)).isNull();
  }

  @Test
  void table_of_numbers_is_refused() {
    assertThatThrownBy(() -> ArrayBytes.doubles(sent("'{{1,2},{3,4}}'::float8[]")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 dimensions");
  }

  private byte[] sent(String array) {
    return jdbc.sql("select array_send(" + array + ")").query(byte[].class).single();
  }
}
