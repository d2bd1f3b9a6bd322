#pragma once
#include <stddef.h>
#include <stdint.h>

// libFuzzer's driver: LLVM's libclang_rt.fuzzer_no_main has it.
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*run)(const uint8_t *data, size_t size));
