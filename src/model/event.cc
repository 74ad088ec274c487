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

std::optional<EventStatus> event_status_from(std::string_view name) {
  for (const EventStatus s : {EventStatus::reported, EventStatus::disputed, EventStatus::denied,
                              EventStatus::planned, EventStatus::retracted}) {
    if (to_string(s) == name) return s;
  }
  return std::nullopt;
}

}  // namespace tawatur
