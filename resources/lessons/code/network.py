class ResNet(nn.Module):
    def __init__(self, block, blocks, classes=1000):
        super().__init__()
        self.inputs = 64
        self.conv1 = nn.Conv2d(3, 64, 7, 2, padding=3, bias=False)  # [code: stem]
        self.bn1 = nn.BatchNorm2d(64)  # [code: stem]
        self.relu = nn.ReLU(inplace=True)  # [code: stem]
        self.maxpool = nn.MaxPool2d(3, 2, padding=1)  # [code: pool]
        self.layer1 = self.stage(block, 64, blocks[0])  # [code: stages]
        self.layer2 = self.stage(block, 128, blocks[1], stride=2)  # [code: stages stride]
        self.layer3 = self.stage(block, 256, blocks[2], stride=2)  # [code: stages stride]
        self.layer4 = self.stage(block, 512, blocks[3], stride=2)  # [code: stages stride]
        self.avgpool = nn.AdaptiveAvgPool2d(1)  # [code: mean]
        self.fc = nn.Linear(512 * block.expansion, classes)  # [code: fc]
        for module in self.modules():
            if isinstance(module, nn.Conv2d):  # [code: he]
                nn.init.kaiming_normal_(module.weight, mode="fan_out",  # [code: he]
                                        nonlinearity="relu")  # [code: he]
            elif isinstance(module, nn.BatchNorm2d):  # [code: norms]
                nn.init.ones_(module.weight)  # [code: norms]
                nn.init.zeros_(module.bias)  # [code: norms]

    def stage(self, block, planes, count, stride=1):
        outputs = planes * block.expansion
        downsample = None
        if stride != 1 or self.inputs != outputs:  # [code: projection]
            downsample = nn.Sequential(  # [code: projection]
                nn.Conv2d(self.inputs, outputs, 1, stride, bias=False),  # [code: projection]
                nn.BatchNorm2d(outputs))  # [code: projection]
        layers = [block(self.inputs, planes, stride, downsample)]  # [code: stride]
        self.inputs = outputs
        layers += [block(outputs, planes) for _ in range(1, count)]  # [code: stages]
        return nn.Sequential(*layers)

    def forward(self, x):
        x = self.relu(self.bn1(self.conv1(x)))  # [code: stem]
        x = self.maxpool(x)  # [code: pool]
        x = self.layer1(x)  # [code: stages]
        x = self.layer2(x)  # [code: stages]
        x = self.layer3(x)  # [code: stages]
        x = self.layer4(x)  # [code: stages]
        x = torch.flatten(self.avgpool(x), 1)  # [code: mean]
        return self.fc(x)  # [code: fc]
