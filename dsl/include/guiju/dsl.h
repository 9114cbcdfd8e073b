// SPDX-License-Identifier: Apache-2.0
#pragma once
// The public door of the language: load texts, compile them, show what is wrong with them.
// The engine's own door is <guiju/engine.h>; a platform that runs compiled programs needs only that.
#include "dsl/compile/compile.h"
#include "dsl/compile/example.h"
#include "dsl/text/report.h"
#include "dsl/text/source.h"
