def resnet18(classes=1000):  # [code: resnet18]
    return ResNet(BasicBlock, [2, 2, 2, 2], classes)  # [code: resnet18]


def resnet34(classes=1000):  # [code: resnet34]
    return ResNet(BasicBlock, [3, 4, 6, 3], classes)  # [code: resnet34]


def resnet50(classes=1000):  # [code: resnet50]
    return ResNet(Bottleneck, [3, 4, 6, 3], classes)  # [code: resnet50]


def resnet101(classes=1000):  # [code: resnet101]
    return ResNet(Bottleneck, [3, 4, 23, 3], classes)  # [code: resnet101]


def resnet152(classes=1000):  # [code: resnet152]
    return ResNet(Bottleneck, [3, 8, 36, 3], classes)  # [code: resnet152]
