// SPDX-License-Identifier: Apache-2.0
#include "tawatur/event.h"

namespace tawatur {

std::string_view to_string(EventStatus status) {
  switch (status) {
    case EventStatus::reported:
      return "reported";
    case EventStatus::disputed:
      return "disputed";
    case EventStatus::denied:
      return "denied";
    case EventStatus::planned:
      return "planned";
    case EventStatus::retracted:
      return "retracted";
  }
  return "reported";
}

}  // namespace tawatur
