internal import FanfoldCore
