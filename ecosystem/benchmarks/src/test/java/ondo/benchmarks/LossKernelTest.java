package ondo.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LossKernelTest {

  @Test
  void the_compared_kernels_give_the_same_losses() {
    var kernel = new LossKernel();
    assertThat(kernel.difference(LossKernel.withNumbers())).isLessThan(1e-12);
    assertThat(kernel.difference(LossKernel.withMath())).isLessThan(1e-12);
  }

  @Test
  void a_kernel_with_another_error_function_is_found_out() {
    assertThat(new LossKernel().difference(new NaiveKernel(Math::tanh))).isGreaterThan(1e-6);
  }

  @Test
  void both_chains_of_the_fire_weather_index_give_the_same_days() {
    assertThat(new LossKernel().fireDifference()).isLessThan(1e-9);
  }
}
