// SPDX-License-Identifier: Apache-2.0
#pragma once
// All an embedder needs to run compiled policies: programs, commands, the office, the ports to implement,
// views, explanations, evaluations. Not the compiler (guiju/dsl.h) and not a store (adapters).
#include "engine/casework/as_of.h"
#include "engine/casework/evaluate.h"
#include "engine/casework/explain.h"
#include "engine/casework/hall.h"
#include "engine/casework/office.h"
#include "engine/casework/passage.h"
#include "engine/casework/publication.h"
#include "engine/casework/view.h"
#include "engine/ports/case_store.h"
#include "engine/ports/directory.h"
#include "engine/program/program.h"
